import { exercises } from "@nn/exercises";
import { confusionMatrix, dense, identity, matrix, mistakes, random, toRows } from "@nn/lib";
import { drawnDigit, oneHot } from "@nn/datasets";
import { expect, it } from "vitest";

const solutionOf = <Solution>(name: string) =>
  exercises.find(({ id }) => id === `digits/${name}`)!.solution as unknown as Solution;
const rng = random(1);
const table = (rows: number, columns: number) =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, () => rng.uniform()));

it("nearestAverage answers as a layer whose weights are the averages does: the largest μ·x − ½‖μ‖²", () => {
  const nearestAverage = solutionOf<(averages: number[][], image: number[]) => number>("nearest-average");
  const averages = table(4, 6);
  const layer = dense(6, 4, identity);
  averages.forEach((average, k) => {
    layer.W.data.set(average, 6 * k);
    layer.b.data[k] = -0.5 * average.reduce((sum, pixel) => sum + pixel ** 2, 0);
  });
  for (const image of table(50, 6)) {
    const [scores] = toRows(layer.forward(matrix([image]), false).A);
    expect(nearestAverage(averages, image)).toBe(scores.indexOf(Math.max(...scores)));
  }
});

it("countAnswers counts what lib's confusionMatrix counts, and worstMistakes finds what lib's mistakes finds", () => {
  const countAnswers = solutionOf<typeof confusionMatrix>("count-answers");
  const worstMistakes = solutionOf<(P: number[][], truth: number[], count: number) => number[]>("worst-mistakes");
  const P = table(60, 5);
  const truth = P.map(() => rng.integer(5));
  const answers = P.map((p) => p.indexOf(Math.max(...p)));
  expect(countAnswers(truth, answers, 5)).toEqual(confusionMatrix(truth, answers, 5));
  const found = mistakes(matrix(P), oneHot(truth, 5)).map(({ example }) => example);
  expect(found.length).toBeGreaterThan(20);
  expect(worstMistakes(P, truth, 10)).toEqual(found.slice(0, 10));
});

it("drawnDigit makes the same picture of a cropped drawing, and puts its centre of mass where chapter 9 says", () => {
  const crop = solutionOf<(drawing: string[]) => string[]>("crop");
  const centreOfMass = solutionOf<(image: number[], side: number) => [number, number]>("centre-of-mass");
  const drawing = ["......", "..##..", "....#.", "...#..", "..###.", "......"];
  const [pixels] = toRows(drawnDigit(drawing));
  expect(crop(drawing)).toEqual(["##.", "..#", ".#.", "###"]);
  expect(toRows(drawnDigit(crop(drawing)))[0]).toEqual(pixels);
  for (const place of centreOfMass(pixels, 28)) expect(Math.abs(place - 14)).toBeLessThanOrEqual(0.5);
});
