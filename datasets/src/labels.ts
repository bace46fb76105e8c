import { type Matrix, zeros } from "@nn/lib";
import { requireCount } from "./arguments.js";

/**
 * One row per label, with a 1 in the label's column and 0 elsewhere: of three classes, 2 becomes 0 0 1.
 *
 * @param labels m class numbers, each a whole number from 0 to classes − 1
 * @returns Y, m×classes
 * @throws RangeError naming the first label that is not such a number
 */
export function oneHot(labels: ArrayLike<number>, classes: number): Matrix {
  requireCount("oneHot", "classes", classes);
  const Y = zeros(labels.length, classes);
  for (let i = 0; i < labels.length; i++) {
    if (!Number.isInteger(labels[i]) || labels[i] < 0 || labels[i] >= classes) {
      const allowed = `with classes = ${classes} a label is a whole number from 0 to ${classes - 1}`;
      throw new RangeError(`oneHot: labels[${i}] is ${labels[i]}; ${allowed}`);
    }
    Y.data[i * classes + labels[i]] = 1;
  }
  return Y;
}
