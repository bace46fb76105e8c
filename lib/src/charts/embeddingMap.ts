import { nearestNeighbours, principalAxes } from "../diagnostics/index.js";
import { multiplyByTranspose, takeRows, type Matrix } from "../matrix/index.js";
import type { Chart } from "./chart.js";
import { rounded } from "./format.js";
import { axisOf, columnOf, intervalOf } from "./frame.js";
import { embeddingSentence, kindNeighbours, statesOfEmbedding, words } from "./messages.js";
import { slider } from "./slider.js";
import { labelLayers, labelSides } from "./labelSides.js";
import { chart, heading, legendBelow, palette, shapes } from "./theme.js";

const [WIDTH, HEIGHT] = [460, 380];

/** The vectors of all tokens at one moment of training. */
export interface EmbeddingState {
  /** Epochs trained before. */
  readonly epoch: number;
  /** vocabulary×width: row v is the vector of token v. */
  readonly vectors: Matrix;
}

/**
 * Tokens as points of the plane: their vectors, seen along the two directions in which the last state spreads them most. A slider
 * goes through the states; the subtitle says how many tokens' nearest neighbours (by cosine, in all dimensions) are of their kind.
 *
 * @param tokens what to draw: the token's number, its word, and the kind of word that it is
 * @param states at least one; the last one decides the directions
 * @throws TypeError when there are fewer than two tokens or there is no state
 */
export function embeddingMap(
  tokens: readonly { readonly token: number; readonly word: string; readonly kind: string }[],
  states: readonly EmbeddingState[],
  { title }: { title?: string } = {},
): Chart {
  if (tokens.length < 2 || states.length === 0)
    throw new TypeError("embeddingMap: give two tokens and a state at least");
  const kinds = [...new Set(tokens.map(({ kind }) => kind))];
  const drawn = states.map(({ vectors }) =>
    takeRows(
      vectors,
      tokens.map(({ token }) => token),
    ),
  );
  const axes = principalAxes(drawn[drawn.length - 1], 2); // 2×width
  const places = drawn.map((vectors) => multiplyByTranspose(vectors, axes)); // tokens×2
  const frame = [0, 1].map((axis) => intervalOf(places.flatMap((place) => columnOf(place, axis))));

  const sentences = states.map(({ epoch }, s) => {
    const alike = nearestNeighbours(drawn[s]).filter((nearest, i) => tokens[nearest].kind === tokens[i].kind).length;
    return kindNeighbours(epoch, alike, tokens.length);
  });
  const chosen = slider(words.snapshot, sentences, states.length);
  const [[left, right], [bottom, top]] = frame;
  const rows = places.flatMap((place, s) => {
    const points = tokens.map(({ word }, i) => ({
      x: (WIDTH * (place.data[2 * i] - left)) / (right - left),
      y: (HEIGHT * (top - place.data[2 * i + 1])) / (top - bottom),
      text: word,
    }));
    const sides = labelSides(points);
    return tokens.map(({ word, kind }, i) => ({
      at: s + 1,
      word,
      kind,
      x: rounded(place.data[2 * i]),
      y: rounded(place.data[2 * i + 1]),
      side: sides[i],
    }));
  });
  const legend = legendBelow(words.kind, kinds);
  const kind = { field: "kind", type: "nominal", legend };
  return chart([embeddingSentence(tokens.length, kinds), ...statesOfEmbedding(sentences)].join(" "), {
    width: WIDTH,
    height: HEIGHT,
    title: { ...heading(title ?? words.embeddingTitle), subtitle: chosen.subtitle },
    params: chosen.params,
    data: { values: rows },
    transform: chosen.filter,
    encoding: {
      x: axisOf("x", words.firstDirection, frame[0], { tickCount: 5 }),
      y: axisOf("y", words.secondDirection, frame[1], { tickCount: 5 }),
    },
    layer: [
      {
        mark: { type: "point", filled: true, size: 70, opacity: 1 },
        encoding: {
          color: { ...kind, scale: { domain: kinds, range: palette } },
          shape: { ...kind, scale: { domain: kinds, range: shapes } },
          tooltip: [
            { field: "word", type: "nominal", title: words.word },
            { field: "kind", type: "nominal", title: words.kind },
          ],
        },
      },
      ...labelLayers("word"),
    ],
  });
}
