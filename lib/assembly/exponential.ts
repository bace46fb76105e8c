/**
 * eˣ = 2ⁿ·eʳ with a whole number n and r = x − n·ln 2, so |r| ≤ ½ ln 2. With y = r/2, eʳ = (1 + tanh y) / (1 − tanh y), and
 * Lambert's continued fraction gives tanh y = yN/D up to a relative error of y¹² / (13·10395²) < 10⁻¹⁸, where
 *
 *     N = 10395 + 1260y² + 21y⁴,   D = 10395 + 4725y² + 210y⁴ + y⁶
 *
 * so eˣ = 2ⁿ (D + yN) / (D − yN). sigmoid and tanh are quotients of such terms, too: each takes one division.
 */
export function timesN(y: v128, y2: v128): v128 {
  const n = f64x2.add(f64x2.mul(f64x2.splat(21), y2), f64x2.splat(1260));
  return f64x2.mul(y, f64x2.add(f64x2.mul(n, y2), f64x2.splat(10395)));
}
export function D(y2: v128): v128 {
  const d = f64x2.add(f64x2.mul(f64x2.add(y2, f64x2.splat(210)), y2), f64x2.splat(4725));
  return f64x2.add(f64x2.mul(d, y2), f64x2.splat(10395));
}

/** A number this large has no bits for fractions: adding it to x/ln 2 rounds to a whole number n, in the low bits of the sum. */
const ROUNDER: f64 = 6755399441055744; // 1.5·2⁵²
export function rounded(x: v128): v128 {
  return f64x2.add(f64x2.mul(x, f64x2.splat(1.4426950408889634)), f64x2.splat(ROUNDER)); // 1/ln 2
}
/** 2ⁿ: n goes into the bits of the exponent, whose zero stands at 1023. */
export function power(sum: v128): v128 {
  return i64x2.add(i64x2.shl(sum, 52), i64x2.splat(0x3ff0000000000000));
}
/** y = (x − n·ln 2)/2; ln 2 in two parts, the first with so few bits that n times it is exact. */
export function halfRest(x: v128, sum: v128): v128 {
  const n = f64x2.sub(sum, f64x2.splat(ROUNDER));
  const high = f64x2.sub(x, f64x2.mul(n, f64x2.splat(0.6931471803691238)));
  return f64x2.mul(f64x2.splat(0.5), f64x2.sub(high, f64x2.mul(n, f64x2.splat(1.9082149292705877e-10))));
}
/** x, or ±limit where it lies beyond; NaN stays NaN. */
export function clamp(x: v128, limit: f64): v128 {
  return f64x2.pmax(f64x2.pmin(x, f64x2.splat(limit)), f64x2.splat(-limit));
}

/** eˣ. */
export function exp(x: v128): v128 {
  const inRange = clamp(x, 708);
  const sum = rounded(inRange);
  const y = halfRest(inRange, sum);
  const y2 = f64x2.mul(y, y);
  const yN = timesN(y, y2);
  const d = D(y2);
  return f64x2.mul(power(sum), f64x2.div(f64x2.add(d, yN), f64x2.sub(d, yN)));
}
