import { bytes, VECTOR } from "./vectors";

/** One step of Adam; lib/src/kernels/plain.ts has the equations. The numbers fill vectors. */
export function adam(
  v: usize,
  s: usize,
  r: usize,
  g: usize,
  beta1: f64,
  beta2: f64,
  stepSize: real,
  rCorrection: real,
  epsilon: real,
  count: i32,
): void {
  const end = bytes(count);
  for (let at: usize = 0; at < end; at += VECTOR) {
    const gradient = v128.load(g + at);
    const square = lanes.mul(gradient, gradient);
    const first = average(v128.load(s + at), gradient, beta1);
    const second = average(v128.load(r + at), square, beta2);
    v128.store(s + at, first);
    v128.store(r + at, second);
    const size = lanes.sqrt(lanes.div(second, lanes.splat(rCorrection)));
    const step = lanes.div(lanes.mul(lanes.splat(stepSize), first), lanes.add(size, lanes.splat(epsilon)));
    v128.store(v + at, lanes.sub(v128.load(v + at), step));
  }
}

/** beta·old + (1 − beta)·new. */
function average(old: v128, added: v128, beta: f64): v128 {
  return lanes.add(lanes.mul(lanes.splat(<real>beta), old), lanes.mul(lanes.splat(<real>(1 - beta)), added));
}
