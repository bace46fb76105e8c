import { clamp, constant, D, half, halfRest, limitsOfExp, one, power, rounded, timesN } from "./exponential";
import { bytes, PAIR } from "./memory";

/** 1/(1 + e⁻ᶻ) = (D − yN) / (D − yN + 2ⁿ(D + yN)), with x = −z. */
function sigmoidOf(z: v128): v128 {
  const halfX = clamp(f64x2.mul(constant(half), f64x2.neg(z)), limitsOfExp);
  const sum = rounded(halfX);
  const y = halfRest(halfX, sum);
  const y2 = f64x2.mul(y, y);
  const yN = timesN(y, y2);
  const d = D(y2);
  const below = f64x2.sub(d, yN);
  return f64x2.div(below, f64x2.add(below, f64x2.mul(power(sum), f64x2.add(d, yN))));
}

/** Beyond, e^±2z is nothing beside 1: tanh is ±1 to the last digit. */
const limitsOfTanh = memory.data<f64>([-20, 20]);

/** (e²ᶻ − 1)/(e²ᶻ + 1) = ((2ⁿ − 1)D + (2ⁿ + 1)yN) / ((2ⁿ + 1)D + (2ⁿ − 1)yN), with x = 2z: exact to the last digits at 0, too. */
function tanhOf(z: v128): v128 {
  const halfX = clamp(z, limitsOfTanh);
  const sum = rounded(halfX);
  const y = halfRest(halfX, sum);
  const y2 = f64x2.mul(y, y);
  const yN = timesN(y, y2);
  const d = D(y2);
  const less = f64x2.sub(power(sum), constant(one));
  const more = f64x2.add(power(sum), constant(one));
  return f64x2.div(
    f64x2.add(f64x2.mul(less, d), f64x2.mul(more, yN)),
    f64x2.add(f64x2.mul(more, d), f64x2.mul(less, yN)),
  );
}

const SLOPE: f64 = 0.01; // of leakyRelu, left of 0

function leakyReluOf(z: v128): v128 {
  return v128.bitselect(z, f64x2.mul(f64x2.splat(SLOPE), z), f64x2.gt(z, f64x2.splat(0)));
}

export function sigmoid(Z: usize, out: usize, count: i32): void {
  const end = bytes(count);
  for (let at: usize = 0; at < end; at += PAIR) v128.store(out + at, sigmoidOf(v128.load(Z + at)));
}

export function tanh(Z: usize, out: usize, count: i32): void {
  const end = bytes(count);
  for (let at: usize = 0; at < end; at += PAIR) v128.store(out + at, tanhOf(v128.load(Z + at)));
}

export function relu(Z: usize, out: usize, count: i32): void {
  const end = bytes(count);
  for (let at: usize = 0; at < end; at += PAIR) v128.store(out + at, f64x2.max(f64x2.splat(0), v128.load(Z + at)));
}

export function leakyRelu(Z: usize, out: usize, count: i32): void {
  const end = bytes(count);
  for (let at: usize = 0; at < end; at += PAIR) v128.store(out + at, leakyReluOf(v128.load(Z + at)));
}

/** σ′(z) for each, from a = σ(z). For the ReLUs, a > 0 just where z > 0. */
function sigmoidSlope(a: v128): v128 {
  return f64x2.mul(a, f64x2.sub(constant(one), a));
}
function tanhSlope(a: v128): v128 {
  return f64x2.sub(constant(one), f64x2.mul(a, a));
}
function reluSlope(a: v128): v128 {
  return v128.and(f64x2.gt(a, f64x2.splat(0)), f64x2.splat(1));
}
function leakyReluSlope(a: v128): v128 {
  return v128.bitselect(f64x2.splat(1), f64x2.splat(SLOPE), f64x2.gt(a, f64x2.splat(0)));
}

/** out = dA ⊙ σ′. */
export function sigmoidBackward(dA: usize, A: usize, out: usize, count: i32): void {
  const end = bytes(count);
  for (let at: usize = 0; at < end; at += PAIR) {
    v128.store(out + at, f64x2.mul(v128.load(dA + at), sigmoidSlope(v128.load(A + at))));
  }
}

export function tanhBackward(dA: usize, A: usize, out: usize, count: i32): void {
  const end = bytes(count);
  for (let at: usize = 0; at < end; at += PAIR) {
    v128.store(out + at, f64x2.mul(v128.load(dA + at), tanhSlope(v128.load(A + at))));
  }
}

export function reluBackward(dA: usize, A: usize, out: usize, count: i32): void {
  const end = bytes(count);
  for (let at: usize = 0; at < end; at += PAIR) {
    v128.store(out + at, f64x2.mul(v128.load(dA + at), reluSlope(v128.load(A + at))));
  }
}

export function leakyReluBackward(dA: usize, A: usize, out: usize, count: i32): void {
  const end = bytes(count);
  for (let at: usize = 0; at < end; at += PAIR) {
    v128.store(out + at, f64x2.mul(v128.load(dA + at), leakyReluSlope(v128.load(A + at))));
  }
}
