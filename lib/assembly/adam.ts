import { bytes, PAIR } from "./memory";

/** One step of Adam; lib/src/kernels/plain.ts has the equations. The count is even. */
export function adam(
  v: usize,
  s: usize,
  r: usize,
  g: usize,
  beta1: f64,
  beta2: f64,
  stepSize: f64,
  rCorrection: f64,
  epsilon: f64,
  count: i32,
): void {
  const end = bytes(count);
  for (let at: usize = 0; at < end; at += PAIR) {
    const gradient = v128.load(g + at);
    const square = f64x2.mul(gradient, gradient);
    const first = average(v128.load(s + at), gradient, beta1);
    const second = average(v128.load(r + at), square, beta2);
    v128.store(s + at, first);
    v128.store(r + at, second);
    const size = f64x2.sqrt(f64x2.div(second, f64x2.splat(rCorrection)));
    const step = f64x2.div(f64x2.mul(f64x2.splat(stepSize), first), f64x2.add(size, f64x2.splat(epsilon)));
    v128.store(v + at, f64x2.sub(v128.load(v + at), step));
  }
}

/** beta·old + (1 − beta)·new. */
function average(old: v128, added: v128, beta: f64): v128 {
  return f64x2.add(f64x2.mul(f64x2.splat(beta), old), f64x2.mul(f64x2.splat(1 - beta), added));
}
