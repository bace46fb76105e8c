import { addProduct, bytes, NUMBER, sumOfLanes, VECTOR, wholeVectors } from "./vectors";

/** In each row, normal = (x − μ)/s and out = gain ⊙ normal + bias; inverse holds 1/s of each row. */
export function layerNorm(
  X: usize,
  gain: usize,
  bias: usize,
  normal: usize,
  inverse: usize,
  out: usize,
  rows: i32,
  columns: i32,
  epsilon: real,
): void {
  const row = bytes(columns);
  const whole = wholeVectors(columns);
  for (let i = 0; i < rows; i++) {
    let sums = lanes.splat(0);
    for (let at: usize = 0; at < whole; at += VECTOR) sums = lanes.add(sums, v128.load(X + at));
    let sum = sumOfLanes(sums);
    for (let at = whole; at < row; at += NUMBER) sum += load<real>(X + at);
    const mean = sum / <real>columns;

    sums = lanes.splat(0);
    for (let at: usize = 0; at < whole; at += VECTOR) {
      const distance = lanes.sub(v128.load(X + at), lanes.splat(mean));
      sums = addProduct(sums, distance, distance);
    }
    let squares = sumOfLanes(sums);
    for (let at = whole; at < row; at += NUMBER) {
      squares += (load<real>(X + at) - mean) * (load<real>(X + at) - mean);
    }
    const factor: real = 1 / sqrt<real>(squares / <real>columns + epsilon);
    store<real>(inverse + bytes(i), factor);

    for (let at: usize = 0; at < whole; at += VECTOR) {
      const x = lanes.mul(lanes.sub(v128.load(X + at), lanes.splat(mean)), lanes.splat(factor));
      v128.store(normal + at, x);
      v128.store(out + at, addProduct(v128.load(bias + at), v128.load(gain + at), x));
    }
    for (let at = whole; at < row; at += NUMBER) {
      const x = (load<real>(X + at) - mean) * factor;
      store<real>(normal + at, x);
      store<real>(out + at, load<real>(bias + at) + load<real>(gain + at) * x);
    }
    X += row;
    normal += row;
    out += row;
  }
}

/** In each row, out = (g − mean(g) − normal · mean(g ⊙ normal)) · inverse, with g = delta ⊙ gain. */
export function layerNormBackward(
  delta: usize,
  gain: usize,
  normal: usize,
  inverse: usize,
  out: usize,
  rows: i32,
  columns: i32,
): void {
  const row = bytes(columns);
  const whole = wholeVectors(columns);
  for (let i = 0; i < rows; i++) {
    let sums = lanes.splat(0);
    let products = sums;
    for (let at: usize = 0; at < whole; at += VECTOR) {
      const g = lanes.mul(v128.load(delta + at), v128.load(gain + at));
      sums = lanes.add(sums, g);
      products = addProduct(products, g, v128.load(normal + at));
    }
    let sum = sumOfLanes(sums);
    let product = sumOfLanes(products);
    for (let at = whole; at < row; at += NUMBER) {
      const g = load<real>(delta + at) * load<real>(gain + at);
      sum += g;
      product += g * load<real>(normal + at);
    }
    const mean = sum / <real>columns;
    const along = product / <real>columns;
    const factor = load<real>(inverse + bytes(i));

    for (let at: usize = 0; at < whole; at += VECTOR) {
      const g = lanes.mul(v128.load(delta + at), v128.load(gain + at));
      const rest = lanes.sub(lanes.sub(g, lanes.splat(mean)), lanes.mul(v128.load(normal + at), lanes.splat(along)));
      v128.store(out + at, lanes.mul(rest, lanes.splat(factor)));
    }
    for (let at = whole; at < row; at += NUMBER) {
      const g = load<real>(delta + at) * load<real>(gain + at);
      store<real>(out + at, (g - mean - load<real>(normal + at) * along) * factor);
    }
    delta += row;
    normal += row;
    out += row;
  }
}
