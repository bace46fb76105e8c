import { clamp, constant, D, half, halfRest, limitsOfExp, one, power, rounded, timesN } from "./exponential";
import { bytes, VECTOR } from "./vectors";

/** 1/(1 + e⁻ᶻ) = (D − yN) / (D − yN + 2ⁿ(D + yN)), with x = −z. */
function sigmoidOf(z: v128): v128 {
  const halfX = clamp(lanes.mul(constant(half), lanes.neg(z)), limitsOfExp);
  const sum = rounded(halfX);
  const y = halfRest(halfX, sum);
  const y2 = lanes.mul(y, y);
  const yN = timesN(y, y2);
  const d = D(y2);
  const below = lanes.sub(d, yN);
  return lanes.div(below, lanes.add(below, lanes.mul(power(sum), lanes.add(d, yN))));
}

/** Beyond, e^±2z is nothing beside 1: tanh is ±1 to the last digit. */
const limitsOfTanh = memory.data<real>([-20, 20]);

/** (e²ᶻ − 1)/(e²ᶻ + 1) = ((2ⁿ − 1)D + (2ⁿ + 1)yN) / ((2ⁿ + 1)D + (2ⁿ − 1)yN), with x = 2z: exact to the last digits at 0, too. */
function tanhOf(z: v128): v128 {
  const halfX = clamp(z, limitsOfTanh);
  const sum = rounded(halfX);
  const y = halfRest(halfX, sum);
  const y2 = lanes.mul(y, y);
  const yN = timesN(y, y2);
  const d = D(y2);
  const less = lanes.sub(power(sum), constant(one));
  const more = lanes.add(power(sum), constant(one));
  return lanes.div(
    lanes.add(lanes.mul(less, d), lanes.mul(more, yN)),
    lanes.add(lanes.mul(more, d), lanes.mul(less, yN)),
  );
}

const SLOPE: real = 0.01; // of leakyRelu, left of 0

function leakyReluOf(z: v128): v128 {
  return v128.bitselect(z, lanes.mul(lanes.splat(SLOPE), z), lanes.gt(z, lanes.splat(0)));
}

export function sigmoid(Z: usize, out: usize, count: i32): void {
  const end = bytes(count);
  for (let at: usize = 0; at < end; at += VECTOR) v128.store(out + at, sigmoidOf(v128.load(Z + at)));
}

export function tanh(Z: usize, out: usize, count: i32): void {
  const end = bytes(count);
  for (let at: usize = 0; at < end; at += VECTOR) v128.store(out + at, tanhOf(v128.load(Z + at)));
}

export function relu(Z: usize, out: usize, count: i32): void {
  const end = bytes(count);
  for (let at: usize = 0; at < end; at += VECTOR) v128.store(out + at, lanes.max(lanes.splat(0), v128.load(Z + at)));
}

export function leakyRelu(Z: usize, out: usize, count: i32): void {
  const end = bytes(count);
  for (let at: usize = 0; at < end; at += VECTOR) v128.store(out + at, leakyReluOf(v128.load(Z + at)));
}

/** σ′(z) for each, from a = σ(z). For the ReLUs, a > 0 just where z > 0. */
function sigmoidSlope(a: v128): v128 {
  return lanes.mul(a, lanes.sub(constant(one), a));
}
function tanhSlope(a: v128): v128 {
  return lanes.sub(constant(one), lanes.mul(a, a));
}
function reluSlope(a: v128): v128 {
  return v128.and(lanes.gt(a, lanes.splat(0)), lanes.splat(1));
}
function leakyReluSlope(a: v128): v128 {
  return v128.bitselect(lanes.splat(1), lanes.splat(SLOPE), lanes.gt(a, lanes.splat(0)));
}

/** out = dA ⊙ σ′. */
export function sigmoidBackward(dA: usize, A: usize, out: usize, count: i32): void {
  const end = bytes(count);
  for (let at: usize = 0; at < end; at += VECTOR) {
    v128.store(out + at, lanes.mul(v128.load(dA + at), sigmoidSlope(v128.load(A + at))));
  }
}

export function tanhBackward(dA: usize, A: usize, out: usize, count: i32): void {
  const end = bytes(count);
  for (let at: usize = 0; at < end; at += VECTOR) {
    v128.store(out + at, lanes.mul(v128.load(dA + at), tanhSlope(v128.load(A + at))));
  }
}

export function reluBackward(dA: usize, A: usize, out: usize, count: i32): void {
  const end = bytes(count);
  for (let at: usize = 0; at < end; at += VECTOR) {
    v128.store(out + at, lanes.mul(v128.load(dA + at), reluSlope(v128.load(A + at))));
  }
}

export function leakyReluBackward(dA: usize, A: usize, out: usize, count: i32): void {
  const end = bytes(count);
  for (let at: usize = 0; at < end; at += VECTOR) {
    v128.store(out + at, lanes.mul(v128.load(dA + at), leakyReluSlope(v128.load(A + at))));
  }
}
