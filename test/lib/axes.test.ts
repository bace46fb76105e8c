import { matrix, multiplyByTranspose, nearestNeighbours, principalAxes, random, toRows, zeros } from "@nn/lib";
import { describe, expect, it } from "vitest";

describe("principalAxes(points, count)", () => {
  it("finds the long and the short direction of a slanted cloud", () => {
    const rng = random(1);
    const points = matrix(
      Array.from({ length: 500 }, () => {
        const [long, short] = [rng.normal(0, 5), rng.normal(0, 1)];
        return [3 + 0.6 * long - 0.8 * short, -7 + 0.8 * long + 0.6 * short, 2];
      }),
    );
    const axes = toRows(principalAxes(points, 2));
    [
      [0.6, 0.8, 0],
      [0.8, -0.6, 0],
    ].forEach((axis, a) => axis.forEach((entry, j) => expect(axes[a][j]).toBeCloseTo(entry, 1)));
  });

  it("gives perpendicular vectors of length 1, of falling variance", () => {
    const rng = random(2);
    const points = zeros(40, 6);
    points.data.forEach((_, at) => (points.data[at] = rng.normal(0, 1 + (at % 6))));
    const axes = principalAxes(points, 6);
    const products = toRows(multiplyByTranspose(axes, axes));
    products.forEach((row, i) => row.forEach((dot, j) => expect(dot).toBeCloseTo(i === j ? 1 : 0, 6)));
    const along = toRows(multiplyByTranspose(axes, points)).map((values) => {
      const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
      return values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
    });
    expect(along).toEqual([...along].sort((a, b) => b - a));
  });

  it("gives some direction where points don't spread, and refuses more axes than there are", () => {
    expect(Math.hypot(...principalAxes(matrix([[1, 2]]), 1).data)).toBeCloseTo(1, 12);
    expect(() => principalAxes(matrix([[1, 2]]), 3)).toThrow("points of 2 coordinates have 2 axes, not 3");
  });
});

describe("nearestNeighbours(vectors)", () => {
  it("go by direction, not by distance", () => {
    expect(
      nearestNeighbours(
        matrix([
          [1, 0],
          [100, 1],
          [1, 1.1],
          [0, 2],
          [-1, 0],
        ]),
      ),
    ).toEqual([1, 0, 3, 2, 3]);
  });

  it("need two rows", () => {
    expect(() => nearestNeighbours(matrix([[1]]))).toThrow("at least two rows are needed");
  });
});
