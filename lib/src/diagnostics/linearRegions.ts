import type { Network } from "../network/index.js";
import { row, type Matrix } from "../matrix/index.js";
import { requireWhole } from "../requireWhole.js";

/** A convex piece of the plane on which each hidden ReLU is either on or off, so that the network is linear there. */
export interface LinearRegion {
  /** Its corners (x₁, x₂), in order round the piece. */
  readonly corners: readonly (readonly [number, number])[];
  /** How many hidden neurons are on: z > 0. */
  readonly active: number;
  /** The weighted input of each output on this piece: z = p·x₁ + q·x₂ + r. */
  readonly outputs: readonly (readonly [p: number, q: number, r: number])[];
}

/** A piece, and on it each value of the layer reached so far as p·x₁ + q·x₂ + r. */
interface Piece {
  readonly corners: readonly (readonly [number, number])[];
  readonly values: readonly Affine[];
  readonly active: number;
}
type Affine = readonly [p: number, q: number, r: number];

/**
 * The linear regions of a ReLU network with two inputs, exactly: layer by layer, each neuron's line z = 0 cuts the pieces
 * made so far. Within a piece z is linear, so the line is straight; from one piece to the next it bends. The output layer
 * cuts nothing, whatever its activation. Montúfar et al., "On the number of linear regions of deep neural networks", 2014.
 *
 * @param frame the part of the plane to cut; regions outside of it are not counted
 * @returns the pieces of the frame; those of one layer are as many as lines in general position make, `mostRegions(n, 2)`,
 * once the frame holds all crossings
 * @throws RangeError when the network has other than 2 inputs; TypeError when a hidden layer is not ReLU
 */
export function linearRegions(
  net: Network,
  frame: { x: readonly [number, number]; y: readonly [number, number] },
): LinearRegion[] {
  if (net.inputs !== 2)
    throw new RangeError(`linearRegions cuts a plane: the network needs 2 inputs, not ${net.inputs}`);
  const hidden = net.layers.slice(0, -1);
  const other = hidden.find(({ activation }) => activation.name !== "relu");
  if (other) throw new TypeError(`linearRegions: every hidden layer must be ReLU, but there is ${other.name}`);

  const [[left, right], [bottom, top]] = [frame.x, frame.y];
  let pieces: Piece[] = [
    {
      corners: [
        [left, bottom],
        [right, bottom],
        [right, top],
        [left, top],
      ],
      values: [
        [1, 0, 0],
        [0, 1, 0],
      ],
      active: 0,
    },
  ];
  for (const { parameters } of hidden) {
    const [W, b] = parameters;
    pieces = pieces.flatMap(({ corners, values, active }) => {
      const Z = weightedSums(W, b, values);
      let cut = [corners];
      for (const z of Z) cut = cut.flatMap((polygon) => cutAlong(z, polygon));
      return cut.map((polygon) => {
        const on = Z.map((z) => at(z, middleOf(polygon)) > 0);
        const A = Z.map((z, j): Affine => (on[j] ? z : [0, 0, 0])); // relu(Z), on this smaller piece
        return { corners: polygon, values: A, active: active + on.filter(Boolean).length };
      });
    });
  }
  const [W, b] = net.layers[net.layers.length - 1].parameters;
  return pieces.map(({ corners, values, active }) => ({ corners, active, outputs: weightedSums(W, b, values) }));
}

/**
 * The most regions into which `neurons` ReLUs of one layer can cut a space of `inputs` dimensions: Σ C(n, i) for
 * i = 0 … d. It is reached when no two of their hyperplanes are parallel and no d + 1 meet in a point. Zaslavsky, "Facing up
 * to arrangements", 1975.
 * @throws RangeError when an argument is not a whole number of at least 0
 */
export function mostRegions(neurons: number, inputs: number): number {
  requireWhole("mostRegions: neurons", neurons, 0);
  requireWhole("mostRegions: inputs", inputs, 0);
  let [sum, binomial] = [0, 1];
  for (let i = 0; i <= inputs; i++) {
    sum += binomial;
    binomial = (binomial * (neurons - i)) / (i + 1); // C(n, i + 1) = C(n, i)·(n − i)/(i + 1); 0 beyond n
  }
  return sum;
}

/** Z = W·A + b on a piece. */
function weightedSums(W: Matrix, b: Matrix, A: readonly Affine[]): Affine[] {
  return Array.from(b.data, (bias, j) => {
    const weights = row(W, j);
    const sum = (part: number) => A.reduce((total, a, k) => total + weights[k] * a[part], 0);
    return [sum(0), sum(1), sum(2) + bias];
  });
}

const at = ([p, q, r]: Affine, [x, y]: readonly [number, number]): number => p * x + q * y + r;

/** The mean of the corners lies inside, since a piece is convex. */
function middleOf(corners: readonly (readonly [number, number])[]): [number, number] {
  const mean = (part: 0 | 1) => corners.reduce((sum, corner) => sum + corner[part], 0) / corners.length;
  return [mean(0), mean(1)];
}

/** Share of the largest |z| at a corner below which a corner counts as lying on the line. */
const ON_THE_LINE = 1e-9;

/** The two parts of a convex polygon beside the line z = 0, or the polygon itself where the line passes it by. */
function cutAlong(
  z: Affine,
  corners: readonly (readonly [number, number])[],
): (readonly (readonly [number, number])[])[] {
  const heights = corners.map((corner) => at(z, corner));
  const limit = ON_THE_LINE * Math.max(...heights.map(Math.abs));
  if (heights.every((height) => height <= limit) || heights.every((height) => height >= -limit)) return [corners];
  return [1, -1].map((side) =>
    corners.flatMap((corner, i) => {
      const next = (i + 1) % corners.length;
      const kept = side * heights[i] >= -limit ? [corner] : [];
      const crosses = Math.min(heights[i], heights[next]) < -limit && Math.max(heights[i], heights[next]) > limit;
      if (!crosses) return kept;
      const share = heights[i] / (heights[i] - heights[next]);
      const crossing = [0, 1].map((part) => corner[part] + share * (corners[next][part] - corner[part]));
      return [...kept, [crossing[0], crossing[1]] as const];
    }),
  );
}
