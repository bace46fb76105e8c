import { type Examples, matrix } from "@nn/lib";

/**
 * Exclusive or: y = 1 when exactly one of the two inputs is 1. No straight line parts the ones from the zeros,
 * so a network without a hidden layer can't learn it.
 *
 * @returns X: 4×2, Y: 4×1
 * @see Minsky and Papert, Perceptrons (1969)
 */
export function xor(): Examples {
  return {
    X: matrix([
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ]),
    Y: matrix([[0], [1], [1], [0]]),
  };
}
