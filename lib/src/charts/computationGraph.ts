import type { Chart } from "./chart.js";
import { short } from "./format.js";
import { pixelAxis } from "./frame.js";
import { graphSentence, nodeSentence, words } from "./messages.js";
import { chart, heading, label, neutral, palette } from "./theme.js";

/** One quantity of a computation. */
export interface GraphNode {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  /** ∂C/∂node, where it is known. */
  readonly gradient?: number;
  /** Place from the left and from the top, from 0; halves stand between two places. */
  readonly column: number;
  readonly row: number;
}

/** An arrow from a quantity to one that is computed from it. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  /** What happens on the way: a weight to multiply by, or a function. */
  readonly label?: string;
}

/** Pixels. */
const [COLUMN_WIDTH, ROW_HEIGHT, RADIUS, MARGIN] = [120, 118, 18, 48];

/**
 * A computation as a graph: values are computed along the arrows, gradients come back against them. Each node shows its
 * value above and its gradient below.
 * @throws RangeError when an arrow starts or ends at no node; TypeError when there is no node
 */
export function computationGraph(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  { title }: { title?: string } = {},
): Chart {
  if (nodes.length === 0) throw new TypeError("computationGraph: there are no nodes");
  const places = new Map(nodes.map((node) => [node.id, { ...node, ...placeOf(node) }]));
  const arrows = edges.map(({ from, to, label }) => {
    const ends = [from, to].map((id) => {
      const place = places.get(id);
      if (!place)
        throw new RangeError(`computationGraph: the arrow from ${from} to ${to} needs a node with the id "${id}"`);
      return place;
    });
    return { ...arrowBetween(ends[0], ends[1]), label: label ?? "" };
  });
  const values = nodes.flatMap((node) => [
    { ...placeOf(node), what: words.nodeValue, text: short(node.value) },
    ...(node.gradient === undefined
      ? []
      : [{ ...placeOf(node), what: words.nodeGradient, text: short(node.gradient) }]),
  ]);
  const color = {
    field: "what",
    type: "nominal",
    title: words.graphLegend,
    scale: { domain: [words.nodeValue, words.nodeGradient], range: [palette[2], palette[3]] },
    legend: { orient: "bottom", symbolType: "square" },
  };
  const sentences = nodes.map(({ label, value, gradient }) => nodeSentence(label, value, gradient));
  const width = Math.max(...[...places.values()].map(({ x }) => x)) + MARGIN;
  const height = Math.max(...[...places.values()].map(({ y }) => y)) + MARGIN;
  return chart(`${graphSentence(nodes.length, edges.length)} ${sentences.join("; ")}.`, {
    width,
    height,
    title: heading(title ?? words.graphTitle),
    encoding: { x: pixelAxis("x", width), y: pixelAxis("y", height, true) },
    layer: [
      {
        data: { values: arrows },
        mark: { type: "rule", color: neutral, strokeWidth: 1.5 },
        encoding: { x2: { field: "x2" }, y2: { field: "y2" } },
      },
      {
        data: { values: arrows },
        mark: { type: "point", shape: "triangle", filled: true, color: neutral, opacity: 1, size: 70 },
        encoding: {
          x: pixelAxis("x2", width),
          y: pixelAxis("y2", height, true),
          angle: { field: "angle", type: "quantitative", scale: null },
        },
      },
      {
        data: { values: arrows },
        mark: { ...label, fontStyle: "italic" },
        encoding: { x: pixelAxis("labelX", width), y: pixelAxis("labelY", height, true), text: { field: "label" } },
      },
      {
        data: { values: nodes.map((node) => ({ ...placeOf(node), label: node.label })) },
        mark: { type: "point", shape: "circle", stroke: neutral, strokeWidth: 2, size: 4 * RADIUS ** 2, opacity: 1 },
      },
      {
        data: { values: nodes.map((node) => ({ ...placeOf(node), label: node.label })) },
        mark: { ...label, fontSize: 14 },
        encoding: { text: { field: "label" } },
      },
      ...[words.nodeValue, words.nodeGradient].map((what, below) => ({
        data: { values: values.filter((value) => value.what === what) },
        mark: { type: "text", fontSize: 11, fontWeight: "bold", dy: below ? RADIUS + 13 : -RADIUS - 8 },
        encoding: { text: { field: "text" }, color },
      })),
    ],
  });
}

function placeOf({ column, row }: GraphNode): { x: number; y: number } {
  return { x: MARGIN + column * COLUMN_WIDTH, y: MARGIN + row * ROW_HEIGHT };
}

/** From border to border of two nodes, with the turn of the arrow head in degrees, and the place of the label beside the line. */
function arrowBetween(from: { x: number; y: number }, to: { x: number; y: number }): Record<string, number> {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const along = (distance: number) => [from.x + distance * dx, from.y + distance * dy];
  const [x, y] = along(RADIUS + 2);
  const [x2, y2] = along(length - RADIUS - 6);
  // Arrows that cross do so half-way; their labels stand before that.
  const [labelX, labelY] = along(RADIUS + (length - 2 * RADIUS) * (dy === 0 ? 0.5 : 0.3));
  return {
    x,
    y,
    x2,
    y2,
    angle: 90 + (Math.atan2(dy, dx) * 180) / Math.PI,
    labelX: labelX + 9 * dy,
    labelY: labelY - 9 * dx,
  };
}
