import type { Examples } from "../examples.js";
import { classesOf, row } from "../matrix/index.js";
import { drawnRows } from "./states.js";
import type { Spec } from "./theme.js";

/**
 * Points as text, "x,y x,y …": a notebook file gives each number of a list a line of its own, so a text is several times
 * smaller. The chart itself turns it back into points.
 */
export function packPoints(points: Iterable<ArrayLike<number>>): string {
  return Array.from(points, (point) => `${short(point[0])},${short(point[1])}`).join(" ");
}

/** The examples to draw, one row { class, points } for each class that has any; they have two inputs. */
export function packExamples({ X, Y }: Examples, classNames: readonly string[]): object[] {
  const labels = classesOf(Y);
  return classNames.flatMap((name, c) => {
    const own = drawnRows(X).filter((i) => labels[i] === c);
    return own.length === 0 ? [] : [{ class: name, points: packPoints(own.map((i) => row(X, i))) }];
  });
}

/** The transforms that turn rows with a text in `field` into one row for each point, with its `x` and `y`, in their order. */
export function unpackPoints(field: string): Spec[] {
  return [
    { calculate: `split(datum.${field}, ' ')`, as: "point" },
    { flatten: ["point"] },
    { calculate: "toNumber(split(datum.point, ',')[0])", as: "x" },
    { calculate: "toNumber(split(datum.point, ',')[1])", as: "y" },
  ];
}

/** Five significant digits are more than a screen shows. */
const short = (value: number): string => String(Number(value.toPrecision(5)));
