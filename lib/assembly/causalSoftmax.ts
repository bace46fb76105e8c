import { exp } from "./exponential";
import { addProduct, bytes, isSingle, leftOver, NUMBER, storeFirst, sumOfLanes, VECTOR, wholeVectors } from "./vectors";

/** Row t of each block: out = e^(c·s − max) / Σ e^(c·s − max) over its first t + 1 entries, 0 after them. */
export function causalSoftmax(S: usize, out: usize, rows: i32, columns: i32, c: real): void {
  memory.fill(out, 0, bytes(rows * columns));
  const row = bytes(columns);
  let seen = 0;
  for (let r = 0; r < rows; r++) {
    seen = seen == columns ? 1 : seen + 1;
    softmaxOfSeen(S, out, seen, c);
    S += row;
    out += row;
  }
}

function softmaxOfSeen(s: usize, out: usize, seen: i32, c: real): void {
  const row = bytes(seen);
  const whole = wholeVectors(seen);
  const factor = lanes.splat(c);
  let largest = lanes.splat(-Infinity);
  for (let at: usize = 0; at < whole; at += VECTOR) largest = lanes.pmax(largest, lanes.mul(factor, v128.load(s + at)));
  let most = largestLane(largest);
  for (let at = whole; at < row; at += NUMBER) most = max<real>(most, c * load<real>(s + at));
  const all = lanes.splat(most);

  let sums = lanes.splat(0);
  for (let at: usize = 0; at < whole; at += VECTOR) {
    const e = exp(lanes.sub(lanes.mul(factor, v128.load(s + at)), all));
    v128.store(out + at, e);
    sums = lanes.add(sums, e);
  }
  let sum = sumOfLanes(sums);
  if (whole < row) {
    const z = lanes.mul(factor, v128.load(s + whole));
    storeFirst(out + whole, exp(lanes.sub(z, all)), leftOver(seen));
    for (let at = whole; at < row; at += NUMBER) sum += load<real>(out + at);
  }

  const inverse: real = 1 / sum;
  for (let at: usize = 0; at < whole; at += VECTOR)
    v128.store(out + at, lanes.mul(v128.load(out + at), lanes.splat(inverse)));
  for (let at = whole; at < row; at += NUMBER) store<real>(out + at, load<real>(out + at) * inverse);
}

function largestLane(a: v128): real {
  const first = max<real>(lanes.extract_lane(a, 0), lanes.extract_lane(a, 1));
  return isSingle ? max<real>(first, max<real>(lanes.extract_lane(a, 2), lanes.extract_lane(a, 3))) : first;
}

/** Row t of each block: out = c · p (d − Σ p d) over its first t + 1 entries, with d of dP; 0 after them. */
export function causalSoftmaxBackward(dP: usize, P: usize, out: usize, rows: i32, columns: i32, c: real): void {
  memory.fill(out, 0, bytes(rows * columns));
  const row = bytes(columns);
  let seen = 0;
  for (let r = 0; r < rows; r++) {
    seen = seen == columns ? 1 : seen + 1;
    const end = bytes(seen);
    const whole = wholeVectors(seen);
    let sums = lanes.splat(0);
    for (let at: usize = 0; at < whole; at += VECTOR) sums = addProduct(sums, v128.load(P + at), v128.load(dP + at));
    let mean = sumOfLanes(sums);
    for (let at = whole; at < end; at += NUMBER) mean += load<real>(P + at) * load<real>(dP + at);
    for (let at: usize = 0; at < whole; at += VECTOR) {
      const share = lanes.mul(lanes.splat(c), v128.load(P + at));
      v128.store(out + at, lanes.mul(share, lanes.sub(v128.load(dP + at), lanes.splat(mean))));
    }
    for (let at = whole; at < end; at += NUMBER) {
      store<real>(out + at, c * load<real>(P + at) * (load<real>(dP + at) - mean));
    }
    dP += row;
    P += row;
    out += row;
  }
}
