import { isSingle, NUMBER } from "./vectors";

/** The constants stand in memory: V8 would build each of them anew at every use, in three instructions. */
export function constant(at: usize): v128 {
  return v128.load_splat<real>(at);
}
export const half = memory.data<real>([0.5]);
export const one = memory.data<real>([1]);

/**
 * eˣ = 2ⁿ·eʳ with a whole number n and r = x − n·ln 2, so |r| ≤ ½ ln 2. With y = r/2, eʳ = (1 + tanh y) / (1 − tanh y), and
 * Lambert's continued fraction gives tanh y = yN/D up to a relative error of y¹² / (13·10395²) < 10⁻¹⁸, where
 *
 *     N = 10395 + 1260y² + 21y⁴,   D = 10395 + 4725y² + 210y⁴ + y⁶
 *
 * so eˣ = 2ⁿ (D + yN) / (D − yN). sigmoid and tanh are quotients of such terms, too: each takes one division.
 */
const c10395 = memory.data<real>([10395]);
const c1260 = memory.data<real>([1260]);
const c21 = memory.data<real>([21]);
const c4725 = memory.data<real>([4725]);
const c210 = memory.data<real>([210]);

export function timesN(y: v128, y2: v128): v128 {
  const n = lanes.add(lanes.mul(constant(c21), y2), constant(c1260));
  return lanes.mul(y, lanes.add(lanes.mul(n, y2), constant(c10395)));
}
export function D(y2: v128): v128 {
  const d = lanes.add(lanes.mul(lanes.add(y2, constant(c210)), y2), constant(c4725));
  return lanes.add(lanes.mul(d, y2), constant(c10395));
}

const twoPerLn2 = memory.data<real>([2.8853900817779268]); // 2/ln 2
/** A number this large has no bits for fractions: adding it to x/ln 2 rounds to a whole number n, in the low bits of the sum. */
const rounder = memory.data<real>([isSingle ? 12582912 : 6755399441055744]); // 1.5·2²³ or 1.5·2⁵²
export function rounded(halfX: v128): v128 {
  return lanes.add(lanes.mul(halfX, constant(twoPerLn2)), constant(rounder));
}
/** 2ⁿ: n is added to the bits of the exponent of 1, above the 23 or 52 bits of its fraction. */
export function power(sum: v128): v128 {
  if (isSingle) return i32x4.add(i32x4.shl(sum, 23), constant(one));
  return i64x2.add(i64x2.shl(sum, 52), constant(one));
}

/** ½ ln 2 in two parts, the first with so few bits that n times it is exact. */
const halfLn2High = memory.data<real>([isSingle ? 0.3465728759765625 : 0.3465735901845619]);
const halfLn2Low = memory.data<real>([isSingle ? 7.143034101e-7 : 9.541074646352939e-11]);
/** y = x/2 − n·½ ln 2. */
export function halfRest(halfX: v128, sum: v128): v128 {
  const n = lanes.sub(sum, constant(rounder));
  const high = lanes.sub(halfX, lanes.mul(n, constant(halfLn2High)));
  return lanes.sub(high, lanes.mul(n, constant(halfLn2Low)));
}

/** x, or the nearer of the two limits at `limits` where it lies beyond them; NaN stays NaN. */
export function clamp(x: v128, limits: usize): v128 {
  return lanes.pmax(lanes.pmin(x, v128.load_splat<real>(limits, NUMBER)), v128.load_splat<real>(limits));
}
/** Of x/2: e⁷⁰⁸ is about as large as a number can be, e⁻⁷⁰⁸ as small; in single precision, e⁸⁷ and e⁻⁸⁷. */
export const limitsOfExp = memory.data<real>([isSingle ? -43.5 : -354, isSingle ? 43.5 : 354]);

/** eˣ. */
export function exp(z: v128): v128 {
  const halfX = clamp(lanes.mul(constant(half), z), limitsOfExp);
  const sum = rounded(halfX);
  const y = halfRest(halfX, sum);
  const y2 = lanes.mul(y, y);
  const yN = timesN(y, y2);
  const d = D(y2);
  return lanes.mul(power(sum), lanes.div(lanes.add(d, yN), lanes.sub(d, yN)));
}
