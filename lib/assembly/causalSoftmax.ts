import { exp } from "./exponential";
import { addProduct, bothLanes, bytes, PAIR } from "./memory";

/** Row t of each block: out = e^(c·s − max) / Σ e^(c·s − max) over its first t + 1 entries, 0 after them. */
export function causalSoftmax(S: usize, out: usize, rows: i32, columns: i32, c: f64): void {
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

function softmaxOfSeen(s: usize, out: usize, seen: i32, c: f64): void {
  const pairs = bytes(seen & ~1);
  const isOdd = (seen & 1) == 1;
  const factor = f64x2.splat(c);
  let most = f64x2.splat(-Infinity);
  for (let at: usize = 0; at < pairs; at += PAIR) most = f64x2.pmax(most, f64x2.mul(factor, v128.load(s + at)));
  if (isOdd) most = f64x2.pmax(most, f64x2.mul(factor, v128.load64_splat(s + pairs)));
  const max = f64x2.pmax(most, i64x2.shuffle(most, most, 1, 0));

  let sums = f64x2.splat(0);
  for (let at: usize = 0; at < pairs; at += PAIR) {
    const e = exp(f64x2.sub(f64x2.mul(factor, v128.load(s + at)), max));
    v128.store(out + at, e);
    sums = f64x2.add(sums, e);
  }
  let sum = bothLanes(sums);
  if (isOdd) {
    const e = exp(f64x2.sub(f64x2.mul(factor, v128.load64_splat(s + pairs)), max));
    v128.store64_lane(out + pairs, e, 0);
    sum += f64x2.extract_lane(e, 0);
  }

  const inverse = f64x2.splat(1 / sum);
  for (let at: usize = 0; at < pairs; at += PAIR) v128.store(out + at, f64x2.mul(v128.load(out + at), inverse));
  if (isOdd) store<f64>(out + pairs, load<f64>(out + pairs) * f64x2.extract_lane(inverse, 0));
}

/** Row t of each block: out = c · p (d − Σ p d) over its first t + 1 entries, with d of dP; 0 after them. */
export function causalSoftmaxBackward(dP: usize, P: usize, out: usize, rows: i32, columns: i32, c: f64): void {
  memory.fill(out, 0, bytes(rows * columns));
  const row = bytes(columns);
  let seen = 0;
  for (let r = 0; r < rows; r++) {
    seen = seen == columns ? 1 : seen + 1;
    const end = bytes(seen);
    const pairs = bytes(seen & ~1);
    let sums = f64x2.splat(0);
    for (let at: usize = 0; at < pairs; at += PAIR) sums = addProduct(sums, v128.load(P + at), v128.load(dP + at));
    let mean = bothLanes(sums);
    if (pairs < end) mean += load<f64>(P + pairs) * load<f64>(dP + pairs);
    for (let at: usize = 0; at < pairs; at += PAIR) {
      const share = f64x2.mul(f64x2.splat(c), v128.load(P + at));
      v128.store(out + at, f64x2.mul(share, f64x2.sub(v128.load(dP + at), f64x2.splat(mean))));
    }
    if (pairs < end) store<f64>(out + pairs, c * load<f64>(P + pairs) * (load<f64>(dP + pairs) - mean));
    dP += row;
    P += row;
    out += row;
  }
}
