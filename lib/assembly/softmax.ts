import { exp } from "./exponential";
import { bothLanes, bytes, NUMBER, PAIR } from "./memory";

/** In each row, out = e^(z − max z) / Σ e^(z − max z). */
export function softmax(Z: usize, out: usize, rows: i32, columns: i32): void {
  const row = bytes(columns);
  for (let i = 0; i < rows; i++) {
    softmaxOfRow(Z, out, columns);
    Z += row;
    out += row;
  }
}

function softmaxOfRow(z: usize, out: usize, columns: i32): void {
  const row = bytes(columns);
  const pairs = bytes(columns & ~1);
  let max: f64 = -Infinity;
  for (let at: usize = 0; at < row; at += NUMBER) max = Math.max(max, load<f64>(z + at));
  const both = f64x2.splat(max);
  let sums = f64x2.splat(0);
  for (let at: usize = 0; at < pairs; at += PAIR) {
    const e = exp(f64x2.sub(v128.load(z + at), both));
    v128.store(out + at, e);
    sums = f64x2.add(sums, e);
  }
  let sum = bothLanes(sums);
  if (pairs < row) {
    const e = exp(f64x2.sub(v128.load64_splat(z + pairs), both));
    v128.store64_lane(out + pairs, e, 0);
    sum += f64x2.extract_lane(e, 0);
  }
  for (let at: usize = 0; at < pairs; at += PAIR) {
    v128.store(out + at, f64x2.div(v128.load(out + at), f64x2.splat(sum)));
  }
  if (pairs < row) store<f64>(out + pairs, load<f64>(out + pairs) / sum);
}
