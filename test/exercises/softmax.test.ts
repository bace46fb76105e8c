import { exercises } from "@nn/exercises";
import {
  crossEntropy,
  entropy,
  logSumExp,
  matrix,
  numericalGradient,
  random,
  row,
  softmax,
  type LayerPass,
  type Matrix,
} from "@nn/lib";
import { expect, it } from "vitest";

type Solution<Answer> = (...given: unknown[]) => Answer;
const solutionOf = <Answer>(id: string) =>
  exercises.find((exercise) => exercise.id === id)!.solution as unknown as Solution<Answer>;
const passOf = (Z: Matrix): LayerPass => ({ input: Z, Z, A: softmax.apply(Z), activation: softmax });

it("the solutions of chapter 4 give what lib's softmax, entropy and cross-entropy give", () => {
  const toProbabilities = solutionOf<number[]>("softmax/probabilities");
  const stableSoftmax = solutionOf<number[]>("softmax/stable");
  const stableLogSumExp = solutionOf<number>("softmax/log-sum-exp");
  const atTemperature = solutionOf<number[]>("softmax/temperature");
  const entropyOf = solutionOf<number>("softmax/entropy");
  const costOf = solutionOf<number>("softmax/cost");
  const errorOf = solutionOf<number[]>("softmax/error");

  const rng = random(1);
  for (const spread of [1, 1, 1, 500, 500, 500]) {
    const z = Array.from({ length: 4 }, () => rng.normal(0, spread));
    const right = rng.integer(4);
    const [Z, Y] = [matrix([z]), matrix([z.map((_, j) => (j === right ? 1 : 0))])];
    const pass = passOf(Z);
    const p = row(pass.A, 0);
    if (spread === 1) close(toProbabilities(z), p);
    close(stableSoftmax(z), p);
    close([stableLogSumExp(z)], [logSumExp(z)]);
    for (const T of [0.05, 1, 20]) close(atTemperature(z, T), row(softmax.apply(matrix([z.map((zj) => zj / T)])), 0));
    close([entropyOf([...p])], [entropy(p)]);
    close([costOf(z, right)], [crossEntropy.value(pass, Y)]);
    close(errorOf(z, right), row(crossEntropy.outputError(pass, Y), 0));
  }

  const z = [0.5, -1, 2];
  const slopes = numericalGradient((point) => costOf([...point], 1), Float64Array.from(z));
  errorOf(z, 1).forEach((error, j) => expect(error).toBeCloseTo(slopes[j], 8));
});

function close(found: ArrayLike<number>, expected: ArrayLike<number>) {
  expect(found.length).toBe(expected.length);
  Array.from(expected, (value, j) => expect(found[j]).toBeCloseTo(value, 9));
}
