import { words } from "./messages.js";
import type { Spec } from "./theme.js";

/** A possible answer, and the score (logit) that a network gives it. */
export interface ScoredAnswer {
  readonly label: string;
  readonly score: number;
}

/** Beside the longest bar, as a share of its length: what grows over the edge of the plot later is cut off. */
const ROOM_FOR_PERCENT = 0.15;

/**
 * The transforms with which a chart computes a softmax by itself: pⱼ = e^(xⱼ − s) / Σ e^(xₖ − s), as `probability` of each row.
 * @param exponent expression for x
 * @param subtracted expression for s; the largest x keeps every number finite
 * @param groupby fields: rows that agree in them make one softmax
 */
export function softmaxInChart(exponent: string, subtracted = "datum.most", groupby: readonly string[] = []): Spec[] {
  return [
    { calculate: exponent, as: "exponent" },
    { joinaggregate: [{ op: "max", field: "exponent", as: "most" }], groupby },
    { calculate: `exp(datum.exponent - ${subtracted})`, as: "part" },
    { joinaggregate: [{ op: "sum", field: "part", as: "total" }], groupby },
    { calculate: "datum.part / datum.total", as: "probability" },
  ];
}

/** An axis for bars from 0 to 1, with room for a percentage beside each. */
export function probabilityAxis(field: string): Spec {
  return {
    field,
    type: "quantitative",
    title: words.probability,
    scale: { domain: [0, 1 + ROOM_FOR_PERCENT], nice: false },
    axis: { format: "%", values: [0, 0.2, 0.4, 0.6, 0.8, 1] },
  };
}

/** @throws TypeError when there are fewer than 2 answers, or two have the same label; RangeError when a score is not finite */
export function requireAnswers(call: string, answers: readonly ScoredAnswer[]): void {
  if (answers.length < 2) throw new TypeError(`${call}: at least 2 answers are needed, not ${answers.length}`);
  const seen = new Set<string>();
  for (const { label, score } of answers) {
    if (seen.has(label)) throw new TypeError(`${call}: two answers have the label "${label}"`);
    if (!Number.isFinite(score)) throw new RangeError(`${call}: the score of "${label}" is ${score}`);
    seen.add(label);
  }
}
