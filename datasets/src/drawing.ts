import { matrix, type Matrix } from "@nn/lib";

/** Ink of a letter, where it is not 1. */
const inkOf: Readonly<Record<string, number>> = { " ": 0, ".": 0, "+": 0.5 };
/** Pixels: of a side of the picture, and of the longer side of the digit in it. */
const [SIDE, DIGIT] = [28, 20];
/** Row and column of the middle, where MNIST has its digits' centres of mass. */
const MIDDLE = 14;
/** A pixel's ink is the mean over so many points a side. */
const POINTS = 4;

/**
 * A digit drawn with letters, made into a picture as MNIST's were: the ink is scaled, without distortion, so that its longer
 * side takes 20 pixels; edges become grey; and its centre of mass is put into the middle of 28×28 pixels.
 *
 * @param lines one text for each line: a space or a dot is paper, + is half ink, everything else is ink
 * @returns X of one example, 1×784, entries from 0 (paper) to 1 (ink)
 * @throws RangeError when there is no ink
 * @see LeCun, Cortes and Burges, The MNIST database of handwritten digits
 */
export function drawnDigit(lines: readonly string[]): Matrix {
  const letters = lines.map((line) => [...line]);
  const ink = (row: number, column: number) => {
    const letter = letters[row]?.[column];
    return letter === undefined ? 0 : (inkOf[letter] ?? 1);
  };
  const inked = letters.flatMap((line, row) =>
    line.flatMap((_, column) => (ink(row, column) > 0 ? [{ row, column }] : [])),
  );
  if (inked.length === 0) throw new RangeError("drawnDigit: there is no ink: draw with letters such as #");
  const [top, left] = [Math.min(...inked.map(({ row }) => row)), Math.min(...inked.map(({ column }) => column))];
  const height = Math.max(...inked.map(({ row }) => row)) + 1 - top;
  const width = Math.max(...inked.map(({ column }) => column)) + 1 - left;

  const lettersPerPixel = Math.max(height, width) / DIGIT;
  const placeOf = (pixel: number, point: number) => Math.floor((pixel + (point + 0.5) / POINTS) * lettersPerPixel);
  const scaled = grid(DIGIT, (row, column) => {
    const points = grid(POINTS, (p, q) => ink(top + placeOf(row, p), left + placeOf(column, q)));
    return sum(points) / POINTS ** 2;
  });

  const total = sum(scaled);
  const down = Math.round(MIDDLE - sum(grid(DIGIT, (row, column) => row * scaled[row][column])) / total);
  const right = Math.round(MIDDLE - sum(grid(DIGIT, (row, column) => column * scaled[row][column])) / total);
  return matrix([grid(SIDE, (row, column) => scaled[row - down]?.[column - right] ?? 0).flat()]);
}

const grid = (side: number, entry: (row: number, column: number) => number): number[][] =>
  Array.from({ length: side }, (_, row) => Array.from({ length: side }, (_, column) => entry(row, column)));

const sum = (rows: number[][]): number => rows.flat().reduce((total, entry) => total + entry, 0);
