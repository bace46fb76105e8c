import { showTable } from "@nn/lib";
import { afterEach, expect, it, vi } from "vitest";

const log = vi.spyOn(console, "log").mockImplementation(() => {});
afterEach(() => log.mockClear());

/** Outside of a notebook the plain text is printed. */
function printed(...call: Parameters<typeof showTable>): string[] {
  showTable(...call);
  return String(log.mock.calls[0][0]).split("\n");
}

it("showTable(rows) lines up heads and cells, and leaves whole numbers and texts alone", () => {
  expect(
    printed([
      { name: "a|b", n: 23860 },
      { name: "c", n: 5 },
    ]),
  ).toEqual(["name  n", "a|b   23860", "c     5"]);
});

it("showTable(rows, { digits }) rounds numbers to significant digits, very small and large ones with an exponent", () => {
  const values = [3.14159, 0.000123456, -1234.56, 0.00001234, 2 ** 70, 0, Infinity, NaN];
  const rows = values.map((v) => ({ v }));
  expect(printed(rows, { digits: 3 }).slice(1)).toEqual([
    "3.14",
    "0.000123",
    "-1230",
    "1.2e-5",
    "1.2e+21",
    "0",
    "Infinity",
    "NaN",
  ]);
});

it("showTable([]) throws", () => {
  expect(() => showTable([])).toThrow("showTable: there are no rows");
});
