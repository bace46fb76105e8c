import { classesOf, type Examples, type Random, random, shapeOf, toRows } from "@nn/lib";
import { blobs, circles, moons, noisySine, spirals, xor } from "@nn/datasets";
import { describe, expect, test } from "vitest";

const generators: Record<string, (rng: Random) => Examples> = { blobs, circles, moons, spirals, noisySine };
const shapes = ({ X, Y }: Examples) => [shapeOf(X), shapeOf(Y)];

/** How many rows each class has. */
function counts(examples: Examples): number[] {
  const found: number[] = [];
  for (const label of classesOf(examples.Y)) found[label] = (found[label] ?? 0) + 1;
  return found;
}

/** The points of one class. */
function pointsOf(examples: Examples, wanted: number): number[][] {
  const labels = classesOf(examples.Y);
  return toRows(examples.X).filter((_, i) => labels[i] === wanted);
}

const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const deviation = (values: number[]) => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)));
const sorted = (points: number[][]) => [...points].sort(([a], [b]) => a - b);

describe.each(Object.entries(generators))("%s(rng)", (_, generate) => {
  test("gives the same data for the same seed", () => {
    expect(generate(random(7))).toEqual(generate(random(7)));
  });

  test("gives other data for another seed", () => {
    expect(generate(random(7)).X).not.toEqual(generate(random(8)).X);
  });

  test("gives finite numbers, and as many rows in X as in Y", () => {
    const { X, Y } = generate(random(7));
    expect(X.rows).toBe(Y.rows);
    expect([...X.data, ...Y.data].every(Number.isFinite)).toBe(true);
  });
});

describe.each(["blobs", "circles", "moons", "spirals"])("%s(rng)", (name) => {
  test("mixes the classes: every class is among the first 20 rows", () => {
    const examples = generators[name](random(7));
    const classes = new Set(classesOf(examples.Y));
    expect(new Set(classesOf(examples.Y).slice(0, 20))).toEqual(classes);
  });
});

describe("xor()", () => {
  test("is 1 where exactly one input is 1", () => {
    const { X, Y } = xor();
    expect(toRows(X)).toHaveLength(4);
    expect(new Set(toRows(X).map(String))).toEqual(new Set(["0,0", "0,1", "1,0", "1,1"]));
    expect(toRows(Y)).toEqual(toRows(X).map(([a, b]) => [a !== b ? 1 : 0]));
  });
});

describe("blobs(rng, options)", () => {
  test("has one column of 0 and 1 for two classes, one-hot columns for more", () => {
    expect(shapes(blobs(random(1)))).toEqual(["150×2", "150×3"]);
    expect(shapes(blobs(random(1), { examples: 10, classes: 2 }))).toEqual(["10×2", "10×1"]);
    expect(shapes(blobs(random(1), { examples: 10, classes: 5 }))).toEqual(["10×2", "10×5"]);
  });

  test("shares the examples out evenly", () => {
    expect(counts(blobs(random(1), { examples: 20, classes: 3 }))).toEqual([7, 7, 6]);
  });

  test("without spread, puts every point on its centre on the unit circle", () => {
    const examples = blobs(random(1), { examples: 12, classes: 4, spread: 0 });
    for (const [label, centre] of [
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ].entries()) {
      for (const point of pointsOf(examples, label)) {
        expect(point[0]).toBeCloseTo(centre[0], 12);
        expect(point[1]).toBeCloseTo(centre[1], 12);
      }
    }
  });

  test("spread is the standard deviation in each direction", () => {
    const points = pointsOf(blobs(random(1), { examples: 4000, classes: 2, spread: 0.3 }), 0);
    for (const axis of [0, 1]) expect(deviation(points.map((point) => point[axis]))).toBeCloseTo(0.3, 1);
    expect(mean(points.map(([x]) => x))).toBeCloseTo(1, 1);
  });
});

describe("circles(rng, options)", () => {
  test("has X m×2 and Y m×1, half of each class", () => {
    expect(shapes(circles(random(1)))).toEqual(["100×2", "100×1"]);
    expect(counts(circles(random(1), { examples: 31 }))).toEqual([15, 16]);
  });

  test("without noise, lies on radius 1 and radius 0.5, all the way round", () => {
    const examples = circles(random(1), { examples: 40, noise: 0 });
    for (const [label, radius] of [1, 0.5].entries()) {
      const points = pointsOf(examples, label);
      for (const [x, y] of points) expect(Math.hypot(x, y)).toBeCloseTo(radius, 12);
      const quadrants = new Set(points.map(([x, y]) => `${x > 1e-9},${y > 1e-9}`));
      expect(quadrants.size).toBe(4);
      expect(new Set(points.map(([x, y]) => Math.atan2(y, x).toFixed(6))).size).toBe(20);
    }
  });

  test("factor is the radius of the inner circle, and leaves the outer one alone", () => {
    const examples = circles(random(1), { examples: 20, noise: 0, factor: 0.8 });
    for (const [label, radius] of [1, 0.8].entries()) {
      for (const [x, y] of pointsOf(examples, label)) expect(Math.hypot(x, y)).toBeCloseTo(radius, 12);
    }
    for (const factor of [0, 1, -0.5, NaN]) {
      expect(() => circles(random(1), { factor })).toThrow(`circles: factor must be between 0 and 1, not ${factor}`);
    }
  });

  test("noise is the standard deviation of each coordinate", () => {
    const radii = pointsOf(circles(random(1), { examples: 8000, noise: 0.05 }), 0).map(([x, y]) => Math.hypot(x, y));
    expect(deviation(radii)).toBeGreaterThan(0.045);
    expect(deviation(radii)).toBeLessThan(0.055);
  });
});

describe("moons(rng, options)", () => {
  test("has X m×2 and Y m×1, half of each class", () => {
    expect(shapes(moons(random(1)))).toEqual(["100×2", "100×1"]);
    expect(counts(moons(random(1), { examples: 31 }))).toEqual([15, 16]);
  });

  test("without noise, lies on the upper and the lower half circle", () => {
    const examples = moons(random(1), { examples: 60, noise: 0 });
    for (const [x, y] of pointsOf(examples, 0)) {
      expect(Math.hypot(x, y)).toBeCloseTo(1, 12);
      expect(y).toBeGreaterThan(-1e-12);
    }
    for (const [x, y] of pointsOf(examples, 1)) {
      expect(Math.hypot(x - 1, y - 0.5)).toBeCloseTo(1, 12);
      expect(y).toBeLessThan(0.5 + 1e-12);
    }
  });

  test("without noise, has the points of scikit-learn's make_moons(6, shuffle=False)", () => {
    const examples = moons(random(1), { examples: 6, noise: 0 });
    const expected = [
      [
        [-1, 0],
        [0, 1],
        [1, 0],
      ],
      [
        [0, 0.5],
        [1, -0.5],
        [2, 0.5],
      ],
    ];
    for (const [label, points] of expected.entries()) {
      sorted(pointsOf(examples, label)).forEach((point, k) => {
        expect(point[0]).toBeCloseTo(points[k][0], 12);
        expect(point[1]).toBeCloseTo(points[k][1], 12);
      });
    }
  });

  test("noise is the standard deviation of each coordinate", () => {
    const off = pointsOf(moons(random(1), { examples: 8000, noise: 0.1 }), 0).map(([x, y]) => Math.hypot(x, y) - 1);
    expect(deviation(off)).toBeGreaterThan(0.09);
    expect(deviation(off)).toBeLessThan(0.11);
  });
});

describe("spirals(rng, options)", () => {
  test("has one column of 0 and 1 for two arms, one-hot columns for more, perArm points each", () => {
    expect(shapes(spirals(random(1)))).toEqual(["300×2", "300×3"]);
    expect(shapes(spirals(random(1), { arms: 2, perArm: 50 }))).toEqual(["100×2", "100×1"]);
    expect(counts(spirals(random(1), { arms: 4, perArm: 50 }))).toEqual([50, 50, 50, 50]);
  });

  test("the radius of an arm goes evenly from 0 to 1, whatever the noise", () => {
    const radii = pointsOf(spirals(random(1), { perArm: 11 }), 1).map(([x, y]) => Math.hypot(x, y));
    radii.sort((a, b) => a - b).forEach((radius, k) => expect(radius).toBeCloseTo(k / 10, 12));
  });

  test("without noise, the arms are turned evenly", () => {
    const ends = [0, 1, 2, 3].map((label) => {
      const points = pointsOf(spirals(random(1), { arms: 4, perArm: 5, noise: 0 }), label);
      const [x, y] = points.find((point) => Math.hypot(...point) > 0.99)!;
      return Math.atan2(x, y);
    });
    for (let j = 1; j < 4; j++) expect(Math.cos(ends[j] - ends[j - 1])).toBeCloseTo(0, 12);
    expect(Math.sin(ends[0])).toBeCloseTo(Math.sin(4), 12);
  });

  test("{ apart: 4, noise: 0 } has the points of CS231n: r from 0 to 1, t from 4j to 4(j + 1)", () => {
    const examples = spirals(random(1), { arms: 3, perArm: 100, noise: 0, apart: 4 });
    for (const j of [0, 1, 2]) {
      const points = pointsOf(examples, j).sort((a, b) => Math.hypot(...a) - Math.hypot(...b));
      points.forEach(([x, y], k) => {
        const t = 4 * j + (4 * k) / 99;
        expect(x).toBeCloseTo((k / 99) * Math.sin(t), 12);
        expect(y).toBeCloseTo((k / 99) * Math.cos(t), 12);
      });
    }
  });

  test("each arm winds through the angle `winds`, 4 unless told", () => {
    const last = (winds?: number) => {
      const points = pointsOf(spirals(random(1), { arms: 2, perArm: 50, noise: 0, winds }), 0);
      return points.find((point) => Math.hypot(...point) > 0.999)!;
    };
    for (const [winds, angle] of [
      [undefined, 4],
      [1, 1],
      [12, 12],
    ] as const) {
      expect(last(winds)[0]).toBeCloseTo(Math.sin(angle), 12);
      expect(last(winds)[1]).toBeCloseTo(Math.cos(angle), 12);
    }
  });

  test("noise is the standard deviation of the angle", () => {
    const points = pointsOf(spirals(random(1), { perArm: 4000, noise: 0.2 }), 0).filter(
      (point) => Math.hypot(...point) > 0,
    );
    const off = points.map(([x, y]) => {
      const t = Math.atan2(x, y) - 4 * Math.hypot(x, y);
      return t - 2 * Math.PI * Math.round(t / (2 * Math.PI));
    });
    expect(deviation(off)).toBeGreaterThan(0.19);
    expect(deviation(off)).toBeLessThan(0.21);
  });
});

describe("noisySine(rng, options)", () => {
  test("has X m×1 within [−1, 1) and Y m×1", () => {
    const examples = noisySine(random(1), { examples: 500 });
    expect(shapes(examples)).toEqual(["500×1", "500×1"]);
    expect(shapes(noisySine(random(1)))).toEqual(["100×1", "100×1"]);
    expect(Math.min(...examples.X.data)).toBeGreaterThanOrEqual(-1);
    expect(Math.min(...examples.X.data)).toBeLessThan(-0.95);
    expect(Math.max(...examples.X.data)).toBeLessThan(1);
    expect(Math.max(...examples.X.data)).toBeGreaterThan(0.95);
  });

  test("without noise, y = sin(πx)", () => {
    const { X, Y } = noisySine(random(1), { noise: 0 });
    Y.data.forEach((y, i) => expect(y).toBeCloseTo(Math.sin(Math.PI * X.data[i]), 12));
  });

  test("noise is the standard deviation of y about the sine", () => {
    const { X, Y } = noisySine(random(1), { examples: 4000, noise: 0.2 });
    const off = Array.from(Y.data, (y, i) => y - Math.sin(Math.PI * X.data[i]));
    expect(mean(off)).toBeCloseTo(0, 1);
    expect(deviation(off)).toBeGreaterThan(0.19);
    expect(deviation(off)).toBeLessThan(0.21);
  });
});

describe("a wrong option is named, with its value", () => {
  const rng = random(1);
  test.each<[string, () => unknown, string]>([
    [
      "blobs examples",
      () => blobs(rng, { examples: 2.5 }),
      "blobs: examples must be a whole number of at least 3, not 2.5",
    ],
    ["blobs classes", () => blobs(rng, { classes: 1 }), "blobs: classes must be a whole number of at least 2, not 1"],
    [
      "blobs too few",
      () => blobs(rng, { examples: 4, classes: 5 }),
      "blobs: examples must be a whole number of at least 5, not 4",
    ],
    ["blobs spread", () => blobs(rng, { spread: -1 }), "blobs: spread must be a number of at least 0, not -1"],
    [
      "circles examples",
      () => circles(rng, { examples: 0 }),
      "circles: examples must be a whole number of at least 2, not 0",
    ],
    ["circles noise", () => circles(rng, { noise: NaN }), "circles: noise must be a number of at least 0, not NaN"],
    [
      "moons examples",
      () => moons(rng, { examples: -5 }),
      "moons: examples must be a whole number of at least 4, not -5",
    ],
    ["moons noise", () => moons(rng, { noise: -0.1 }), "moons: noise must be a number of at least 0, not -0.1"],
    ["spirals arms", () => spirals(rng, { arms: 1 }), "spirals: arms must be a whole number of at least 2, not 1"],
    [
      "spirals perArm",
      () => spirals(rng, { perArm: 1 }),
      "spirals: perArm must be a whole number of at least 2, not 1",
    ],
    [
      "spirals noise",
      () => spirals(rng, { noise: Infinity }),
      "spirals: noise must be a number of at least 0, not Infinity",
    ],
    ["spirals apart", () => spirals(rng, { apart: NaN }), "spirals: apart must be an angle in radians, not NaN"],
    ["spirals winds", () => spirals(rng, { winds: NaN }), "spirals: winds must be an angle in radians, not NaN"],
    [
      "sine examples",
      () => noisySine(rng, { examples: 0 }),
      "noisySine: examples must be a whole number of at least 1, not 0",
    ],
    ["sine noise", () => noisySine(rng, { noise: -1 }), "noisySine: noise must be a number of at least 0, not -1"],
  ])("%s", (_, call, message) => {
    expect(call).toThrow(new RangeError(message));
  });
});
