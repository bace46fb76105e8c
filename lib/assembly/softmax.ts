import { exp } from "./exponential";
import { bytes, leftOver, NUMBER, storeFirst, sumOfLanes, VECTOR, wholeVectors } from "./vectors";

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
  const whole = wholeVectors(columns);
  let most: real = -Infinity;
  for (let at: usize = 0; at < row; at += NUMBER) most = max<real>(most, load<real>(z + at));
  const all = lanes.splat(most);
  let sums = lanes.splat(0);
  for (let at: usize = 0; at < whole; at += VECTOR) {
    const e = exp(lanes.sub(v128.load(z + at), all));
    v128.store(out + at, e);
    sums = lanes.add(sums, e);
  }
  let sum = sumOfLanes(sums);
  if (whole < row) {
    storeFirst(out + whole, exp(lanes.sub(v128.load(z + whole), all)), leftOver(columns));
    for (let at = whole; at < row; at += NUMBER) sum += load<real>(out + at);
  }
  for (let at: usize = 0; at < whole; at += VECTOR) {
    v128.store(out + at, lanes.div(v128.load(out + at), lanes.splat(sum)));
  }
  for (let at = whole; at < row; at += NUMBER) store<real>(out + at, load<real>(out + at) / sum);
}
