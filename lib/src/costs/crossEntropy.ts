import { sigmoid, softmax, type Activation } from "../activations/index.js";
import { keepsNothing } from "../workspace/index.js";
import { largestAt, subtract, type Matrix } from "../matrix/index.js";
import { requireSameShape, type Cost } from "./cost.js";

/** Far from the smallest numbers, which have few digits, or none: a product of two that are larger is exact, too. */
const SMALL = 1e-100;
/** The same for numbers of 32 bits, of which the smallest are about 1e-38. */
const SMALL_SINGLE = 1e-30;

/** ln a = z − ln Σ eᶻ, from z: a itself has been rounded to 0, or nearly. ln Σ eᶻ is z − ln a for the largest a, too. */
function logOfSoftmax({ data: z, columns }: Matrix, { data: a }: Matrix, at: number): number {
  const first = at - (at % columns);
  const largest = largestAt(a, first, first + columns);
  return z[at] - (z[largest] - Math.log(a[largest]));
}

/**
 * Cross-entropy, the cost for outputs that are probabilities.
 * After sigmoid, each output is a yes-or-no question: C = −1/m Σ [y ln a + (1 − y) ln(1 − a)].
 * After softmax, the outputs are one question with k answers: C = −1/m Σ y ln a.
 * Both are computed from z, so that a sure and wrong answer costs a large number and not infinity.
 * Nielsen, chapter 3, equations 63 and 80.
 */
export const crossEntropy = keepsNothing<Cost>({
  name: "crossEntropy",

  value({ Z, A, activation }, Y) {
    requireProbabilities(activation);
    requireSameShape(A, Y);
    const [z, a, y] = [Z.data, A.data, Y.data];
    let sum = 0;
    if (activation === softmax) {
      // −Σ y ln a, where only the right answers of a row count.
      const small = a.BYTES_PER_ELEMENT === 8 ? SMALL : SMALL_SINGLE;
      let product = 1; // of many a, as ln a + ln b = ln ab
      for (let at = 0; at < a.length; at++) {
        if (y[at] === 0) continue;
        if (a[at] < small) sum -= y[at] * logOfSoftmax(Z, A, at);
        else if (y[at] === 1) product *= a[at];
        else sum -= y[at] * Math.log(a[at]);
        if (product < SMALL) {
          sum -= Math.log(product);
          product = 1;
        }
      }
      sum -= Math.log(product);
    } else {
      // −[y ln a + (1 − y) ln(1 − a)] = ln(1 + eᶻ) − y z, and ln(1 + eᶻ) = max(0, z) + ln(1 + e^−|z|)
      for (let at = 0; at < z.length; at++) {
        sum += Math.max(0, z[at]) + Math.log1p(Math.exp(-Math.abs(z[at]))) - y[at] * z[at];
      }
    }
    return sum / Z.rows;
  },

  // BP1  δ = a − y: the factor σ′(z) has cancelled, for sigmoid and for softmax
  outputError({ A, activation }, Y) {
    requireProbabilities(activation);
    requireSameShape(A, Y);
    return subtract(A, Y);
  },

  requireTargets(activation, Y) {
    requireProbabilities(activation);
    for (let i = 0; i < Y.rows; i++) {
      let sum = 0;
      for (let at = i * Y.columns; at < (i + 1) * Y.columns; at++) {
        const y = Y.data[at];
        if (y < 0 || y > 1) {
          throw new RangeError(`crossEntropy: targets are probabilities from 0 to 1, but row ${i} of Y holds ${y}`);
        }
        sum += y;
      }
      if (activation === softmax && Math.abs(sum - 1) > 1e-9) {
        throw new RangeError(
          `crossEntropy: after softmax each row of Y must sum to 1 (one-hot), but row ${i} sums to ${sum}`,
        );
      }
    }
  },
});

function requireProbabilities(activation: Activation): void {
  if (activation === sigmoid || activation === softmax) return;
  throw new TypeError(
    `crossEntropy: the last layer must give probabilities, by lib's own sigmoid or softmax, not by ${activation.name}`,
  );
}
