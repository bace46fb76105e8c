import { addProduct, bothLanes, bytes, PAIR } from "./memory";

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
  epsilon: f64,
): void {
  const row = bytes(columns);
  const pairs = bytes(columns & ~1);
  for (let i = 0; i < rows; i++) {
    let sums = f64x2.splat(0);
    for (let at: usize = 0; at < pairs; at += PAIR) sums = f64x2.add(sums, v128.load(X + at));
    let sum = bothLanes(sums);
    if (pairs < row) sum += load<f64>(X + pairs);
    const mean = sum / columns;

    sums = f64x2.splat(0);
    for (let at: usize = 0; at < pairs; at += PAIR) {
      const distance = f64x2.sub(v128.load(X + at), f64x2.splat(mean));
      sums = addProduct(sums, distance, distance);
    }
    let squares = bothLanes(sums);
    if (pairs < row) squares += (load<f64>(X + pairs) - mean) * (load<f64>(X + pairs) - mean);
    const factor = 1 / Math.sqrt(squares / columns + epsilon);
    store<f64>(inverse + bytes(i), factor);

    for (let at: usize = 0; at < pairs; at += PAIR) {
      const x = f64x2.mul(f64x2.sub(v128.load(X + at), f64x2.splat(mean)), f64x2.splat(factor));
      v128.store(normal + at, x);
      v128.store(out + at, addProduct(v128.load(bias + at), v128.load(gain + at), x));
    }
    if (pairs < row) {
      const x = (load<f64>(X + pairs) - mean) * factor;
      store<f64>(normal + pairs, x);
      store<f64>(out + pairs, load<f64>(bias + pairs) + load<f64>(gain + pairs) * x);
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
  const pairs = bytes(columns & ~1);
  for (let i = 0; i < rows; i++) {
    let sums = f64x2.splat(0);
    let products = sums;
    for (let at: usize = 0; at < pairs; at += PAIR) {
      const g = f64x2.mul(v128.load(delta + at), v128.load(gain + at));
      sums = f64x2.add(sums, g);
      products = addProduct(products, g, v128.load(normal + at));
    }
    let sum = bothLanes(sums);
    let product = bothLanes(products);
    if (pairs < row) {
      const g = load<f64>(delta + pairs) * load<f64>(gain + pairs);
      sum += g;
      product += g * load<f64>(normal + pairs);
    }
    const mean = sum / columns;
    const along = product / columns;
    const factor = load<f64>(inverse + bytes(i));

    for (let at: usize = 0; at < pairs; at += PAIR) {
      const g = f64x2.mul(v128.load(delta + at), v128.load(gain + at));
      const rest = f64x2.sub(f64x2.sub(g, f64x2.splat(mean)), f64x2.mul(v128.load(normal + at), f64x2.splat(along)));
      v128.store(out + at, f64x2.mul(rest, f64x2.splat(factor)));
    }
    if (pairs < row) {
      const g = load<f64>(delta + pairs) * load<f64>(gain + pairs);
      store<f64>(out + pairs, (g - mean - load<f64>(normal + pairs) * along) * factor);
    }
    delta += row;
    normal += row;
    out += row;
  }
}
