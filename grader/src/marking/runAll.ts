import { exercises } from "@nn/exercises/grading";
import { Conversation } from "../sandbox/conversation.js";
import type { Sandbox } from "../sandbox/sandbox.js";
import { casesOf } from "./cases.js";
import { isRight } from "./mark.js";
import { run, type CallOutcome, type Code } from "./run.js";

/** Seconds for one answer in the shared process. It is no limit: whatever takes longer is run again. */
const PATIENCE = 2;

/**
 * Runs all answers of a submission. First one after the other in one process, which is quick. Right values are right wherever they
 * come from; but what is not right there may be the fault of another answer, so it runs again in a sandbox of its own, and that counts.
 */
export async function runAll(
  answers: readonly Code[],
  options: { seed: string; sandbox: Sandbox },
): Promise<Map<string, CallOutcome[]>> {
  const outcomes = new Map<string, CallOutcome[]>();
  let waiting = answers.length > 1 ? answers : [];
  while (waiting.length > 0) {
    const right = await runShared(waiting, options);
    for (const [answer, found] of right.outcomes) outcomes.set(answer.id, found);
    waiting = waiting.slice(right.tried);
  }
  for (const answer of answers) {
    if (!outcomes.has(answer.id)) outcomes.set(answer.id, await runAlone(answer, options));
  }
  return outcomes;
}

/** Up to the first answer that ends the process. Returns the outcomes of those that are right in every case. */
async function runShared(answers: readonly Code[], { seed, sandbox }: { seed: string; sandbox: Sandbox }) {
  const conversation = new Conversation(sandbox);
  const outcomes = new Map<Code, CallOutcome[]>();
  let tried = 0;
  for (const answer of answers) {
    tried++;
    conversation.allow(PATIENCE);
    const { exercise, cases } = casesFor(answer, seed);
    const found = await run(conversation, answer, cases, (outcome, i) => isRight(exercise, cases[i], outcome));
    if (found.length === cases.length && found.every((outcome, i) => isRight(exercise, cases[i], outcome))) {
      outcomes.set(answer, found);
    }
    if (conversation.end) break;
  }
  conversation.stop();
  return { outcomes, tried };
}

async function runAlone(answer: Code, { seed, sandbox }: { seed: string; sandbox: Sandbox }): Promise<CallOutcome[]> {
  const conversation = new Conversation(sandbox);
  const found = await run(conversation, answer, casesFor(answer, seed).cases);
  conversation.stop();
  return found;
}

function casesFor({ id }: Code, seed: string) {
  const exercise = exercises.find((each) => each.id === id)!;
  return { exercise, cases: casesOf(exercise, seed) };
}
