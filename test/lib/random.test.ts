import { random } from "@nn/lib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

fc.configureGlobal({ seed: 3, numRuns: 200 });

const N = 100_000;
const seeds = [0, 1, 2, 42, 2 ** 32 - 1];

const FROZEN = ["0.128483295691", "75.000000000000", "0.172178455179", "8.100591212702"];
const SHUFFLED = [3, 5, 4, 2, 6, 7, 0, 1];

// Thresholds are far out in the tail (about one chance in 10⁵ for a good generator); with fixed seeds a result never changes.

describe("uniform()", () => {
  it.each(seeds)("fills 100 bins of [0, 1) evenly, seed %i", (seed) => {
    const counts = new Array<number>(100).fill(0);
    for (const u of uniforms(seed)) counts[Math.floor(u * 100)]++;
    expect(chiSquare(counts)).toBeLessThan(167); // 99 degrees of freedom
  });

  it("stays in [0, 1), with mean 1/2 and variance 1/12", () => {
    const numbers = uniforms(3);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    expect(moment(numbers, 1)).toBeCloseTo(0.5, 2);
    expect(moment(numbers, 2, 0.5)).toBeCloseTo(1 / 12, 2);
  });

  it("uses all 53 bits: each of them is 1 half of the time", () => {
    const numbers = uniforms(4).slice(0, 20_000);
    for (let bit = 1; bit <= 53; bit++) {
      const ones = numbers.filter((u) => Math.floor(u * 2 ** bit) % 2 === 1).length;
      expect(Math.abs(ones / numbers.length - 0.5), `bit ${bit}`).toBeLessThan(0.016);
    }
  });

  it.each(seeds)("has no correlation with itself 1 to 20 draws later, seed %i", (seed) => {
    const numbers = uniforms(seed);
    for (let lag = 1; lag <= 20; lag++) {
      expect(Math.abs(correlation(numbers.slice(lag), numbers.slice(0, -lag))), `lag ${lag}`).toBeLessThan(
        4.5 / Math.sqrt(N),
      );
    }
  });

  it("gives pairs that fill the square, and triples that fill the cube", () => {
    const numbers = uniforms(5);
    for (const [dimensions, bins] of [
      [2, 20],
      [3, 8],
    ]) {
      const counts = new Array<number>(bins ** dimensions).fill(0);
      for (let i = 0; i + dimensions <= N; i += dimensions) {
        let cell = 0;
        for (let d = 0; d < dimensions; d++) cell = cell * bins + Math.floor(numbers[i + d] * bins);
        counts[cell]++;
      }
      const freedom = counts.length - 1;
      expect(chiSquare(counts)).toBeLessThan(freedom + 4.5 * Math.sqrt(2 * freedom));
    }
  });
});

describe("seeds", () => {
  it("neighbouring seeds give sequences without correlation, also shifted against each other", () => {
    for (const [a, b] of [
      [0, 1],
      [0, 2],
      [1, 2],
      [41, 42],
    ]) {
      const [first, second] = [uniforms(a), uniforms(b)];
      for (let lag = 0; lag <= 5; lag++) {
        const r = correlation(first.slice(0, N - lag), second.slice(lag));
        expect(Math.abs(r), `${a} and ${b}, lag ${lag}`).toBeLessThan(4.5 / Math.sqrt(N));
      }
    }
  });

  it("the first number of seeds 0, 1, 2, … is uniform as well", () => {
    const counts = new Array<number>(20).fill(0);
    for (let seed = 0; seed < 10_000; seed++) counts[Math.floor(random(seed).uniform() * 20)]++;
    expect(chiSquare(counts)).toBeLessThan(19 + 4.5 * Math.sqrt(38));
  });

  it("sequences of different seeds don't run into each other", () => {
    const seen = new Set<number>();
    for (let seed = 0; seed < 20; seed++) for (const u of uniforms(seed, 2000)) seen.add(u);
    expect(seen.size).toBe(20 * 2000);
  });

  it("the same seed gives the same sequence of everything", () => {
    const everything = (seed: number) => {
      const rng = random(seed);
      return [
        rng.uniform(),
        rng.normal(),
        rng.integer(1000),
        ...rng.shuffle([1, 2, 3, 4, 5]),
        rng.normal(3, 2),
        rng.uniform(),
      ];
    };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (seed) => {
        expect(everything(seed)).toEqual(everything(seed));
      }),
    );
  });

  it("two generators don't share anything", () => {
    const [a, b] = [random(1), random(1)];
    const alone = [a.normal(), a.normal(), a.uniform()];
    const other = random(1);
    const mixed = [b.normal(), (other.normal(), b.normal()), (other.uniform(), b.uniform())];
    expect(mixed).toEqual(alone);
  });

  it("frozen: seed 42 gives these numbers for ever (the chapters' figures depend on them)", () => {
    const rng = random(42);
    expect([rng.uniform(), rng.integer(1000), rng.normal(), rng.normal(10, 2)].map((x) => x.toFixed(12))).toEqual(
      FROZEN,
    );
    expect(random(42).shuffle([0, 1, 2, 3, 4, 5, 6, 7])).toEqual(SHUFFLED);
  });

  it.each([-1, 0.5, NaN, Infinity, 2 ** 32, "1" as unknown as number, undefined as unknown as number])(
    "random(%s) throws: not a whole number from 0 to 2³² − 1",
    (seed) => {
      expect(() => random(seed)).toThrow(
        new RangeError(`random: the seed must be a whole number from 0 to 2³² − 1, not ${seed}`),
      );
    },
  );
});

describe("normal(mean, standardDeviation)", () => {
  it.each(seeds)("has mean 0, variance 1, skewness 0 and kurtosis 3, seed %i", (seed) => {
    const numbers = normals(seed);
    const within = (sampleError: number) => (4.5 * sampleError) / Math.sqrt(N);
    expect(Math.abs(moment(numbers, 1))).toBeLessThan(within(1));
    expect(Math.abs(moment(numbers, 2) - 1)).toBeLessThan(within(Math.sqrt(2)));
    expect(Math.abs(moment(numbers, 3))).toBeLessThan(within(Math.sqrt(15)));
    expect(Math.abs(moment(numbers, 4) - 3)).toBeLessThan(within(Math.sqrt(96)));
  });

  it("lies within 1, 2 and 3 standard deviations as often as it should", () => {
    const numbers = normals(7);
    for (const [k, share] of [
      [1, 0.682689],
      [2, 0.9545],
      [3, 0.9973],
    ]) {
      expect(Math.abs(numbers.filter((x) => Math.abs(x) < k).length / N - share)).toBeLessThan(0.006);
    }
  });

  it("has no correlation with the numbers before it, and neither have the squares", () => {
    const numbers = normals(8);
    const squares = numbers.map((x) => x * x);
    for (let lag = 1; lag <= 4; lag++) {
      expect(Math.abs(correlation(numbers.slice(lag), numbers.slice(0, -lag)))).toBeLessThan(4.5 / Math.sqrt(N));
      expect(Math.abs(correlation(squares.slice(lag), squares.slice(0, -lag)))).toBeLessThan(4.5 / Math.sqrt(N));
    }
  });

  it("shifts and scales", () => {
    const [plain, scaled] = [random(9), random(9)];
    for (let i = 0; i < 10; i++) expect(scaled.normal(5, 3)).toBeCloseTo(5 + 3 * plain.normal(), 12);
  });
});

describe("integer(below)", () => {
  it("gives each of 0 … below − 1 equally often", () => {
    for (const below of [2, 3, 7, 1000]) {
      const rng = random(below);
      const counts = new Array<number>(below).fill(0);
      for (let i = 0; i < N; i++) counts[rng.integer(below)]++;
      expect(chiSquare(counts)).toBeLessThan(below - 1 + 4.5 * Math.sqrt(2 * (below - 1)) + 10);
      expect(Math.min(...counts)).toBeGreaterThan(0);
    }
    expect(random(0).integer(1)).toBe(0);
  });

  it.each([0, -1, 2.5, NaN, Infinity])("integer(%s) throws: not a whole number of at least 1", (below) => {
    expect(() => random(0).integer(below)).toThrow(
      new RangeError(`integer(below): below must be a whole number of at least 1, not ${below}`),
    );
  });
});

describe("shuffle(items)", () => {
  it("is a permutation, and leaves the items alone", () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.nat(), (items, seed) => {
        const before = [...items];
        const shuffled = random(seed).shuffle(items);
        const ascending = (a: number, b: number) => a - b;
        expect([...shuffled].sort(ascending)).toEqual([...items].sort(ascending));
        expect(items).toEqual(before);
        expect(shuffled).not.toBe(items);
      }),
    );
  });

  it.each([0, 1, 2])("gives each of the 24 orders of 4 items equally often, seed %i", (seed) => {
    const rng = random(seed);
    const counts = new Map<string, number>();
    for (let i = 0; i < 24_000; i++) {
      const order = rng.shuffle([0, 1, 2, 3]).join("");
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    expect(chiSquare([...counts.values()])).toBeLessThan(60); // 23 degrees of freedom
  });

  it("puts each of 10 items equally often in each place", () => {
    const rng = random(3);
    const counts = new Array<number>(100).fill(0);
    for (let i = 0; i < 10_000; i++)
      rng.shuffle([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]).forEach((item, place) => counts[item * 10 + place]++);
    expect(chiSquare(counts)).toBeLessThan(81 + 4.5 * Math.sqrt(162)); // 9·9 degrees of freedom
  });
});

function uniforms(seed: number, count = N): number[] {
  const rng = random(seed);
  return Array.from({ length: count }, () => rng.uniform());
}

function normals(seed: number): number[] {
  const rng = random(seed);
  return Array.from({ length: N }, () => rng.normal());
}

/** Σ (observed − expected)² / expected, where all are expected to be equal. */
function chiSquare(counts: number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

function moment(numbers: number[], power: number, around = 0): number {
  return numbers.reduce((sum, x) => sum + (x - around) ** power, 0) / numbers.length;
}

function correlation(a: number[], b: number[]): number {
  const [meanA, meanB] = [moment(a, 1), moment(b, 1)];
  const product = a.reduce((sum, x, i) => sum + (x - meanA) * (b[i] - meanB), 0) / a.length;
  return product / Math.sqrt(moment(a, 2, meanA) * moment(b, 2, meanB));
}
