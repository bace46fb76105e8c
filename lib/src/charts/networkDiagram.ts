import type { Network } from "../network/index.js";
import type { History } from "../training/history.js";
import type { Chart } from "./chart.js";
import { rounded } from "./format.js";
import { pixelAxis } from "./frame.js";
import { diagramSentence, diagramState, inputName, layerName, neuronName, someNeurons, words } from "./messages.js";
import { networkStates, statesSentences } from "./states.js";
import { slider } from "./slider.js";
import { chart, heading, label, neutral, palette } from "./theme.js";

/** Neurons of a layer that are drawn; of a larger layer the first ones. */
const MOST_DRAWN = 12;

/** Pixels. */
const [COLUMN_WIDTH, ROW_HEIGHT, RADIUS, MARGIN] = [130, 38, 11, 46];

/** The thickest line. */
const THICKEST = 6;

/**
 * A network as a picture: a circle for each input and neuron, a line for each weight. The colour of a line is the sign of
 * its weight, its thickness the size. Point at a neuron to read its bias.
 *
 * @param history draws the snapshots that `train` took, with a slider to go through them; without it, the network as it is
 * @throws RangeError when a layer has no weights (dropout), or the history is that of another network
 */
export function networkDiagram(net: Network, history?: History, options: { title?: string } = {}): Chart {
  const bare = net.layers.find(({ parameters }) => parameters.length !== 2);
  if (bare) throw new RangeError(`networkDiagram draws layers with weights and biases; ${bare.name} has none`);
  const sizes = [net.inputs, ...net.layers.map(({ outputs }) => outputs)];
  const drawn = sizes.map((size) => Math.min(size, MOST_DRAWN));
  const height = Math.max(...drawn) * ROW_HEIGHT + 2 * MARGIN;
  const width = (sizes.length - 1) * COLUMN_WIDTH + 2 * MARGIN;
  const placeOf = (column: number, j: number) => ({
    x: MARGIN + column * COLUMN_WIDTH,
    y: MARGIN + 24 + (j + 0.5 + (Math.max(...drawn) - drawn[column]) / 2) * ROW_HEIGHT,
  });

  const edges = net.layers.flatMap((_, l) =>
    range(drawn[l + 1]).flatMap((j) =>
      range(drawn[l]).map((k) => {
        const [from, to] = [placeOf(l, k), placeOf(l + 1, j)];
        return { l, j, k, ends: { x: from.x, y: from.y, x2: to.x, y2: to.y } };
      }),
    ),
  );
  const states = networkStates(net, history, (state, epoch, at) => {
    const weights = edges.map(({ l, j, k }) => {
      const [W] = state.layers[l].parameters;
      return W.data[j * W.columns + k];
    });
    const biases = state.layers.flatMap(({ parameters: [, b] }, l) => Array.from(b.data.slice(0, drawn[l + 1])));
    return { at, weights, biases, sentence: diagramState(epoch, weights) };
  });
  const sentences = states.map(({ sentence }) => sentence);
  const chosen = slider(words.snapshot, sentences, states.length);
  const largest = Math.max(...states.flatMap(({ weights }) => weights.map(Math.abs)), 1e-9);

  const inputs = range(drawn[0]).map((k) => ({ ...placeOf(0, k), name: inputName(k + 1) }));
  const neurons = net.layers.flatMap((_, l) =>
    range(drawn[l + 1]).map((j) => ({ ...placeOf(l + 1, j), name: neuronName(j + 1) })),
  );
  const captions = sizes.map((size, column) => ({
    x: placeOf(column, 0).x,
    y: 18,
    text: layerName(column, sizes.length - 1),
    detail: column === 0 ? String(size) : `${size} ${net.layers[column - 1].activation.name}`,
  }));
  const parameters = net.parameters.reduce((sum, { data }) => sum + data.length, 0);
  const tooltip = (field: string, title: string) => ({ field, type: "quantitative", title });
  const flattened = (field: "weights" | "biases", one: string) => ({
    data: { values: states.map((state) => ({ at: state.at, [field]: state[field].map(rounded) })) },
    transform: [
      ...chosen.filter,
      { flatten: [field], as: [one] },
      { window: [{ op: "row_number", as: "place" }] },
      {
        lookup: "place",
        from: {
          data: { values: (field === "weights" ? edges.map(({ ends }) => ends) : neurons).map(numbered) },
          key: "place",
          fields: field === "weights" ? ["x", "y", "x2", "y2"] : ["x", "y", "name"],
        },
      },
    ],
  });
  const notes = sizes.some((size) => size > MOST_DRAWN) ? [someNeurons(MOST_DRAWN)] : [];
  const circle = { type: "point", shape: "circle", filled: true, size: 4 * RADIUS ** 2, opacity: 1, stroke: neutral };
  return chart([diagramSentence(sizes, parameters), ...statesSentences(sentences), ...notes].join(" "), {
    width,
    height,
    title: {
      ...heading(options.title ?? words.diagramTitle, notes),
      ...(chosen.params.length > 0 ? { subtitle: chosen.subtitle } : {}),
    },
    params: chosen.params,
    encoding: { x: pixelAxis("x", width), y: pixelAxis("y", height, true) },
    layer: [
      {
        ...flattened("weights", "weight"),
        transform: [
          ...flattened("weights", "weight").transform,
          { calculate: `datum.weight < 0 ? '${words.negative}' : '${words.positive}'`, as: "sign" },
          { calculate: `0.3 + abs(datum.weight) * ${(THICKEST - 0.3) / largest}`, as: "thickness" },
        ],
        mark: { type: "rule", opacity: 0.85 },
        encoding: {
          x2: { field: "x2" },
          y2: { field: "y2" },
          strokeWidth: { field: "thickness", type: "quantitative", scale: null },
          color: {
            field: "sign",
            type: "nominal",
            title: words.weight,
            scale: { domain: [words.positive, words.negative], range: [palette[0], palette[3]] },
            legend: { orient: "bottom", symbolType: "stroke", symbolStrokeWidth: 4 },
          },
          tooltip: [tooltip("weight", words.weight)],
        },
      },
      { data: { values: inputs }, mark: { ...circle, color: "white", strokeWidth: 1.5 } },
      {
        data: { values: inputs },
        mark: { ...label, align: "right", dx: -RADIUS - 5, fontSize: 13 },
        encoding: { text: { field: "name" } },
      },
      {
        ...flattened("biases", "bias"),
        mark: { ...circle, color: palette[5], strokeWidth: 1.5 },
        encoding: { tooltip: [{ field: "name", title: words.neuron }, tooltip("bias", words.bias)] },
      },
      ...(["text", "detail"] as const).map((field, line) => ({
        data: { values: captions },
        mark: { ...label, fontSize: line ? 11 : 12, fontWeight: line ? "normal" : "bold", dy: 16 * line },
        encoding: { text: { field } },
      })),
    ],
  });
}

const range = (length: number): number[] => Array.from({ length }, (_, i) => i);
const numbered = <T extends object>(row: T, i: number) => ({ place: i + 1, ...row });
