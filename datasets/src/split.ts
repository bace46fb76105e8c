import { type Examples, type Random, shapeOf, takeExamples } from "@nn/lib";
import { requireNotNegative } from "./arguments.js";

/** Which share of the examples goes where. */
export interface Parts {
  /** The part to learn from. */
  train: number;
  /** The part to choose learning rate, sizes and the moment to stop with; 0 unless told. */
  validation?: number;
  /** The part to measure with, once, at the end; 0 unless told. */
  test?: number;
}

/**
 * Deals the examples out at random: `split(examples, { train: 0.6, validation: 0.2, test: 0.2 }, rng)`.
 * Each example lands in exactly one part.
 *
 * @param parts fractions that add up to 1
 * @throws RangeError when a fraction is negative, the sum is not 1, or a part that was asked for would be empty
 */
export function split(
  examples: Examples,
  { train, validation = 0, test = 0 }: Parts,
  rng: Random,
): { train: Examples; validation: Examples; test: Examples } {
  const { X, Y } = examples;
  if (X.rows !== Y.rows) {
    throw new RangeError(`split: X is ${shapeOf(X)} and Y is ${shapeOf(Y)}; they must have equally many rows`);
  }
  const fractions = { train, validation, test };
  for (const [part, fraction] of Object.entries(fractions)) requireNotNegative("split", part, fraction);
  const sum = train + validation + test;
  if (Math.abs(sum - 1) > 1e-9) throw new RangeError(`split: train + validation + test must be 1, not ${sum}`);

  const order = rng.shuffle(Array.from({ length: X.rows }, (_, i) => i));
  const deal = (part: keyof Parts, from: number, to: number): Examples => {
    const rows = order.slice(Math.round(from * X.rows), Math.round(to * X.rows));
    if (rows.length === 0 && fractions[part] > 0) {
      throw new RangeError(`split: ${X.rows} examples are too few for ${part}: ${fractions[part]}`);
    }
    return takeExamples(examples, rows);
  };
  return {
    train: deal("train", 0, train),
    validation: deal("validation", train, train + validation),
    test: deal("test", train + validation, sum),
  };
}
