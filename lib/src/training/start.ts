import { softmax } from "../activations/index.js";
import type { Cost } from "../costs/index.js";
import { descentCheck } from "../diagnostics/index.js";
import type { Examples } from "../examples.js";
import { blank, columnSums, hadamard, rowsBetween, takeRows, type Matrix } from "../matrix/index.js";
import type { Network } from "../network/index.js";
import { range } from "../range.js";
import { temporaries } from "../workspace/index.js";

/** What is known of a run before its first step: what its losses have to be held against. */
export interface Start {
  /** m, the number of training examples. */
  readonly examples: number;
  /** The number of weights and biases. */
  readonly parameters: number;
  /** The loss of the best answer that does not look at the input. */
  readonly lossAtChance: number;
  /** The same for the validation examples, which may be a little harder or easier to guess; undefined where there are none. */
  readonly validationAtChance: number | undefined;
  /** The largest root mean square of a column of X: about 1 where the inputs are scaled; 1 for token numbers, which have no size. */
  readonly inputSize: number;
  /** What `descentCheck` found: 1 where the gradient is right, NaN where it can't be told. */
  readonly descent: number;
}

/**
 * What `train` writes into `history.start`; call it before the first step of a training loop of your own.
 * @param options.gradients your own backprop's, of all examples, in the order of `net.parameters`; lib's unless given
 * @param options.validation what `validationLoss` is measured on
 */
export function startOf(
  net: Network,
  examples: Examples,
  cost: Cost,
  options: { gradients?: readonly Matrix[]; validation?: Examples } = {},
): Start {
  return {
    examples: examples.X.rows,
    parameters: net.parameters.reduce((sum, { data }) => sum + data.length, 0),
    lossAtChance: lossAtChance(net, examples, cost),
    validationAtChance: options.validation && lossAtChance(net, options.validation, cost),
    inputSize: takesTokens(net) ? 1 : largestRootMeanSquare(examples.X),
    descent: descentCheck(net, examples, cost, options),
  };
}

/**
 * The loss of guessing: of the best answer that is the same for every input. For both costs that is the mean of the
 * targets, so it is half their variance with the quadratic cost, and with cross-entropy the entropy of the classes' shares:
 * −Σ p ln p, which is ln k for k classes of equal size. A network that has learned something is below it.
 * Goodfellow et al., section 6.2.2 (the mean and the shares as what a cost asks for).
 */
export function lossAtChance(net: Network, { Y }: Examples, cost: Cost): number {
  const { activation } = net.layers[net.layers.length - 1];
  const shares = columnSums(Y).data.map((sum) => sum / Y.rows);
  // Z such that σ(Z) is p: cross-entropy is computed from it.
  const inverse = activation === softmax ? logarithm : (p: number) => logarithm(p) - logarithm(1 - p);
  const z = shares.map(inverse);
  let loss = 0;
  for (let from = 0; from < Y.rows; from += CHUNK) {
    loss += temporaries(() => {
      const targets = rowsBetween(Y, from, Math.min(from + CHUNK, Y.rows));
      const { rows } = targets;
      const output = { input: targets, Z: equalRows(z, rows), A: equalRows(shares, rows), activation };
      return rows * cost.value(output, targets);
    });
  }
  return loss / Y.rows;
}

/** Rows at a time: a matrix as large as Y would take as much memory. */
const CHUNK = 1000;

function equalRows(values: Float64Array, rows: number): Matrix {
  const M = blank(rows, values.length);
  for (let i = 0; i < rows; i++) M.data.set(values, i * values.length);
  return M;
}

/** ln p, but a finite number where p is 0: no example asks for it then, and 0 · ∞ would be NaN. */
const logarithm = (p: number) => Math.log(Math.max(p, Number.MIN_VALUE));

/** An embedding alone gives other rows than it takes. It picks vectors by number. */
const takesTokens = ({ layers }: Network): boolean => layers[0].rowsPerExample !== undefined;

const SAMPLED_ROWS = 200;

/** Estimated from rows at even distances, where there are many. */
function largestRootMeanSquare(X: Matrix): number {
  const every = Math.ceil(X.rows / SAMPLED_ROWS);
  const sample = takeRows(
    X,
    range(0, Math.ceil(X.rows / every)).map((i) => i * every),
  );
  const squares = columnSums(hadamard(sample, sample)).data;
  return Math.sqrt(squares.reduce((most, sum) => Math.max(most, sum), 0) / sample.rows);
}
