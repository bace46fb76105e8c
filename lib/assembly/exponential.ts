/** The constants stand in memory: V8 would build each of them anew at every use, in three instructions. */
export function constant(at: usize): v128 {
  return v128.load64_splat(at);
}
export const half = memory.data<f64>([0.5]);
export const one = memory.data<f64>([1]);

/**
 * eˣ = 2ⁿ·eʳ with a whole number n and r = x − n·ln 2, so |r| ≤ ½ ln 2. With y = r/2, eʳ = (1 + tanh y) / (1 − tanh y), and
 * Lambert's continued fraction gives tanh y = yN/D up to a relative error of y¹² / (13·10395²) < 10⁻¹⁸, where
 *
 *     N = 10395 + 1260y² + 21y⁴,   D = 10395 + 4725y² + 210y⁴ + y⁶
 *
 * so eˣ = 2ⁿ (D + yN) / (D − yN). sigmoid and tanh are quotients of such terms, too: each takes one division.
 */
const c10395 = memory.data<f64>([10395]);
const c1260 = memory.data<f64>([1260]);
const c21 = memory.data<f64>([21]);
const c4725 = memory.data<f64>([4725]);
const c210 = memory.data<f64>([210]);

export function timesN(y: v128, y2: v128): v128 {
  const n = f64x2.add(f64x2.mul(constant(c21), y2), constant(c1260));
  return f64x2.mul(y, f64x2.add(f64x2.mul(n, y2), constant(c10395)));
}
export function D(y2: v128): v128 {
  const d = f64x2.add(f64x2.mul(f64x2.add(y2, constant(c210)), y2), constant(c4725));
  return f64x2.add(f64x2.mul(d, y2), constant(c10395));
}

const twoPerLn2 = memory.data<f64>([2.8853900817779268]); // 2/ln 2
/** A number this large has no bits for fractions: adding it to x/ln 2 rounds to a whole number n, in the low bits of the sum. */
const rounder = memory.data<f64>([6755399441055744]); // 1.5·2⁵²
export function rounded(halfX: v128): v128 {
  return f64x2.add(f64x2.mul(halfX, constant(twoPerLn2)), constant(rounder));
}
/** 2ⁿ: n is added to the bits of the exponent of 1. */
export function power(sum: v128): v128 {
  return i64x2.add(i64x2.shl(sum, 52), constant(one));
}

/** ½ ln 2 in two parts, the first with so few bits that n times it is exact. */
const halfLn2High = memory.data<f64>([0.3465735901845619]);
const halfLn2Low = memory.data<f64>([9.541074646352939e-11]);
/** y = x/2 − n·½ ln 2. */
export function halfRest(halfX: v128, sum: v128): v128 {
  const n = f64x2.sub(sum, constant(rounder));
  const high = f64x2.sub(halfX, f64x2.mul(n, constant(halfLn2High)));
  return f64x2.sub(high, f64x2.mul(n, constant(halfLn2Low)));
}

/** x, or the nearer of the two limits at `limits` where it lies beyond them; NaN stays NaN. */
export function clamp(x: v128, limits: usize): v128 {
  return f64x2.pmax(f64x2.pmin(x, v128.load64_splat(limits, 8)), v128.load64_splat(limits));
}
/** Of x/2: e⁷⁰⁸ is about as large as a number can be, e⁻⁷⁰⁸ as small. */
export const limitsOfExp = memory.data<f64>([-354, 354]);

/** eˣ. */
export function exp(z: v128): v128 {
  const halfX = clamp(f64x2.mul(constant(half), z), limitsOfExp);
  const sum = rounded(halfX);
  const y = halfRest(halfX, sum);
  const y2 = f64x2.mul(y, y);
  const yN = timesN(y, y2);
  const d = D(y2);
  return f64x2.mul(power(sum), f64x2.div(f64x2.add(d, yN), f64x2.sub(d, yN)));
}
