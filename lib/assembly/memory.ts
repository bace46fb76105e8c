/** Bytes of one number, of a pair of them (a v128), and of `count` numbers. */
export const NUMBER: usize = 8;
export const PAIR: usize = 16;
export function bytes(count: i32): usize {
  return (<usize>count) << 3;
}

export function bothLanes(pair: v128): f64 {
  return f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1);
}

/** sum + a ⊙ b. */
export function addProduct(sum: v128, a: v128, b: v128): v128 {
  return f64x2.add(sum, f64x2.mul(a, b));
}
