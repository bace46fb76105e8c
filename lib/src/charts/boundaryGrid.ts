import type { Examples } from "../examples.js";
import { countSameClass } from "../matrix/index.js";
import { predict, type Network } from "../network/index.js";
import { decodeCells, encodeCells } from "./cells.js";
import type { Chart } from "./chart.js";
import { cellEdges, columnOf, intervalOf, OVERLAP } from "./frame.js";
import { boundariesSentence, classNumber, panelTitle, words } from "./messages.js";
import { packExamples, unpackPoints } from "./packed.js";
import { answerColor, cellLevels, gridPoints, requirePlane } from "./plane.js";
import { chart, heading, palette, shapes, type Spec } from "./theme.js";

/** Cells on either side of a panel, and the size of a cell in pixels. */
const [CELLS, CELL_PIXELS] = [32, 5];

/** One row of panels: data, and the networks that were trained on them, by the names that stand above the panels. */
export interface BoundaryRow {
  readonly name: string;
  readonly examples: Examples;
  readonly networks: Readonly<Record<string, Network>>;
}

/**
 * Decision boundaries side by side: a row of panels for each data set, a panel for each network. Colours as in
 * `decisionBoundary`. Above each panel stands the share of examples on their class's side.
 *
 * @throws TypeError when there are no panels, or the rows differ in length; RangeError or TypeError as `decisionBoundary`
 */
export function boundaryGrid(rows: readonly BoundaryRow[], options: { title?: string } = {}): Chart {
  const columns = rows.length === 0 ? 0 : Object.keys(rows[0].networks).length;
  if (columns === 0) throw new TypeError("boundaryGrid: there are no networks");
  const odd = rows.find(({ networks }) => Object.keys(networks).length !== columns);
  if (odd) throw new TypeError(`boundaryGrid: "${odd.name}" has another number of networks than "${rows[0].name}"`);

  const panels = rows.flatMap(({ name, examples, networks }) =>
    Object.entries(networks).map(([column, net]) => {
      requirePlane("boundaryGrid", net, examples);
      const share = countSameClass(predict(net, examples.X), examples.Y) / examples.X.rows;
      return { net, examples, data: name, title: panelTitle(name, column, share) };
    }),
  );
  const classes = Math.max(2, ...panels.map(({ net }) => net.outputs));
  const names = Array.from({ length: classes }, (_, c) => classNumber(c));
  return chart(boundariesSentence(panels.map(({ title }) => title)), {
    title: heading(options.title ?? words.boundariesTitle),
    datasets: Object.fromEntries(rows.map(({ name, examples }) => [name, packExamples(examples, names)])),
    columns,
    spacing: 14,
    concat: panels.map((panel) => panelSpec(panel, names)),
    resolve: { scale: { x: "independent", y: "independent", color: "shared", shape: "shared" } },
  });
}

function panelSpec(
  { net, examples: { X }, data, title }: { net: Network; examples: Examples; data: string; title: string },
  names: readonly string[],
): Spec {
  const frame = { x: intervalOf(columnOf(X, 0)), y: intervalOf(columnOf(X, 1)) };
  const cells = encodeCells(cellLevels(predict(net, gridPoints(frame, CELLS))));
  const bare = (field: "x" | "y") => {
    const [from, to] = frame[field];
    const domain = [from, to + (OVERLAP * (to - from)) / CELLS];
    return { field, type: "quantitative", axis: null, scale: { domain, nice: false, zero: false } };
  };
  const color = {
    field: "class",
    type: "nominal",
    title: words.exampleClass,
    scale: { domain: names, range: palette },
  };
  return {
    width: CELLS * CELL_PIXELS,
    height: CELLS * CELL_PIXELS,
    title: { text: title, fontSize: 11, fontWeight: "normal", offset: 4 },
    encoding: { x: bare("x"), y: bare("y") },
    resolve: { scale: { color: "independent", shape: "independent" } },
    layer: [
      {
        data: { values: [{ at: 1, cells }] },
        transform: [...decodeCells(CELLS), ...cellEdges(frame, CELLS, CELLS)],
        mark: { type: "rect", clip: true },
        encoding: { x2: { field: "right" }, y2: { field: "top" }, color: { ...answerColor(names), legend: null } },
      },
      {
        data: { name: data },
        transform: unpackPoints("points"),
        mark: { type: "point", filled: true, opacity: 1, size: 14, stroke: "white", strokeWidth: 0.5 },
        encoding: {
          color: { ...color, legend: null },
          shape: { ...color, legend: null, scale: { domain: names, range: shapes } },
        },
      },
    ],
  };
}
