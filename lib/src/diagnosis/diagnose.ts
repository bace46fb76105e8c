import { printAs } from "../printAs.js";
import type { Evidence } from "./evidence.js";
import { tellings, type Fault } from "./faults.js";
import { firstQuestion, type Branch } from "./questions.js";
import { measure } from "./signs.js";

/** What is wrong with a training, as far as its history tells. */
export interface Diagnosis {
  readonly fault: Fault;
  /** What on this run betrays it. */
  readonly evidence: string;
  /** What to do about it. Change this one thing, train again, and ask again: one fault can hide another. */
  readonly tryNext: string;
}

/** A question that was asked of a run, and the answer. */
export interface Asked {
  readonly asks: string;
  readonly answer: boolean;
}

/**
 * Names the first fault to mend, or undefined when the run looks healthy: a run is healthy when less than a third of the
 * loss of guessing is left. It walks down the questions of questions.ts, as you would by hand. After Ng, "Machine Learning
 * Yearning", and Karpathy, "A recipe for training neural networks" (2019).
 *
 * A history does not tell everything. Noise in the data looks like a weak network; without validation examples, nobody can
 * see that the network has learned by heart; and of two faults the one that is asked about first is named.
 *
 * @param evidence a history, or `{ loss }` and what else you have of a training loop of your own
 */
export function diagnose(evidence: Evidence): Diagnosis | undefined {
  const { outcome } = walk(evidence);
  if (outcome === "healthy") return undefined;
  const { evidence: tell, tryNext } = tellings[outcome];
  const diagnosis = { fault: outcome, evidence: tell(measure(evidence)), tryNext };
  return printAs(
    diagnosis,
    () => `${diagnosis.fault}\n  evidence: ${diagnosis.evidence}\n  try next: ${diagnosis.tryNext}`,
  );
}

/** The questions on the way to the diagnosis, and what they led to. */
export function walk(evidence: Evidence): { readonly asked: readonly Asked[]; readonly outcome: Fault | "healthy" } {
  const signs = measure(evidence);
  const asked: Asked[] = [];
  let at: Branch = firstQuestion;
  while (typeof at !== "string") {
    const answer = at.answer(signs);
    asked.push({ asks: at.asks, answer });
    at = answer ? at.yes : at.no;
  }
  return { asked, outcome: at };
}
