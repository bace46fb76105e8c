/** Bytes of one number, and of a vector: a v128 full of numbers. */
export const NUMBER: usize = sizeof<real>();
export const VECTOR: usize = 16;
/** Numbers in a vector: 2 in double precision, 4 in single. */
export const LANES: i32 = <i32>(VECTOR / NUMBER);
export const isSingle: bool = sizeof<real>() == 4;

export function bytes(count: i32): usize {
  return <usize>count * NUMBER;
}
/** Bytes of the vectors that `count` numbers fill. */
export function wholeVectors(count: i32): usize {
  return bytes(count) & ~(VECTOR - 1);
}

export function sumOfLanes(a: v128): real {
  const first = lanes.extract_lane(a, 0) + lanes.extract_lane(a, 1);
  return isSingle ? first + (lanes.extract_lane(a, 2) + lanes.extract_lane(a, 3)) : first;
}

/** Writes the sum of the lanes of each vector: four numbers, two or four at once. */
export function storeSums(out: usize, a: v128, b: v128, c: v128, d: v128): void {
  if (isSingle) {
    const ab = halfSums(a, b);
    const cd = halfSums(c, d);
    v128.store(out, halfSums(ab, cd));
  } else {
    v128.store(out, halfSums(a, b));
    v128.store(out, halfSums(c, d), 16);
  }
}
/** The lanes of a, then those of b, in half as many sums: of each two neighbours. */
function halfSums(a: v128, b: v128): v128 {
  if (isSingle) {
    return f32x4.add(v128.shuffle<f32>(a, b, 0, 2, 4, 6), v128.shuffle<f32>(a, b, 1, 3, 5, 7));
  }
  return f64x2.add(v128.shuffle<f64>(a, b, 0, 2), v128.shuffle<f64>(a, b, 1, 3));
}

/** sum + a ⊙ b. */
export function addProduct(sum: v128, a: v128, b: v128): v128 {
  return lanes.add(sum, lanes.mul(a, b));
}

/** Writes the first `count` lanes of a to `at`: all of them, where `count` is as large or larger. It is at least 1. */
export function storeFirst(at: usize, a: v128, count: i32): void {
  if (count >= LANES) return v128.store(at, a);
  v128.store_lane<real>(at, a, 0);
  if (isSingle) {
    if (count > 1) v128.store_lane<real>(at, a, 1, 4);
    if (count > 2) v128.store_lane<real>(at, a, 2, 8);
  }
}
/** How many of `count` numbers are left over by whole vectors. */
export function leftOver(count: i32): i32 {
  return count & (LANES - 1);
}
