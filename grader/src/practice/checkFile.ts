import {
  copy,
  drawnCases,
  exerciseMessages,
  failure,
  resultOf,
  text,
  verdictOn,
  type Block,
  type CaseResult,
  type Exercise,
} from "@nn/exercises/grading";
import { feedback } from "../marking/feedback.js";
import type { MarkedCase } from "../marking/cases.js";
import { isCall } from "../marking/mark.js";
import { run, type CallOutcome, type Code } from "../marking/run.js";
import { Conversation } from "../sandbox/conversation.js";
import { messages as graderMessages } from "../messages.js";
import type { Sandbox } from "../sandbox/sandbox.js";
import { compileInThread } from "../submission/compiler.js";
import { shortPath, type Page } from "./files.js";
import { messages } from "./messages.js";

export interface Checked {
  readonly solved: boolean;
  readonly blocks: readonly Block[];
  /** What the learner's code printed: the first lines of it. */
  readonly printed: string;
}

const verdict = (blocks: readonly Block[], solved = false, printed = ""): Checked => ({ solved, blocks, printed });

/** Checks a file as `check` does a function, in the sandbox. @param signal cuts it off */
export async function checkFile(page: Page, source: string, sandbox: Sandbox, signal: AbortSignal): Promise<Checked> {
  const { exercise } = page;
  const file = shortPath(page.file);
  const compiled = await compileInThread(notebookWith(exercise, source));
  if ("invalid" in compiled) return verdict([text(compiled.invalid)]);
  const answer = compiled.answers.find(({ id }) => id === exercise.id)!;
  switch (answer.kind) {
    case "missing":
      return verdict([text(...messages.missing(exercise.functionName))]);
    case "stub":
      return verdict([text(...messages.todo())]);
    case "syntax error":
      return verdict([text(...messages.syntaxError(file, answer.line, answer.says))]);
    case "code": {
      const { blocks, ...rest } = await runAnswer(exercise, answer, sandbox, signal);
      const { functionName } = exercise;
      const { name } = answer.answer;
      const renamed = name === functionName ? [] : [text(...graderMessages.feedback.renamed(functionName, name))];
      const types = answer.typeProblems.map(({ line, says }) => text(...messages.typeProblem(file, line, says)));
      return { ...rest, blocks: [...blocks, ...renamed, ...types] };
    }
  }
}

/** The file as the only cell of a notebook. */
export const notebookWith = ({ id }: Exercise, source: string): Uint8Array =>
  Buffer.from(JSON.stringify({ cells: [{ cell_type: "code", metadata: { exercise: id }, source }] }));

async function runAnswer(exercise: Exercise, answer: Code, sandbox: Sandbox, signal: AbortSignal): Promise<Checked> {
  const cases = casesFor(exercise);
  const conversation = new Conversation(sandbox);
  const cutOff = (): void => conversation.stop();
  signal.addEventListener("abort", cutOff);
  const outcomes = await run(conversation, answer, cases);
  await new Promise(setImmediate); // prints come by another way than answers
  conversation.stop();
  signal.removeEventListener("abort", cutOff);
  const results = outcomes.filter(isCall).map((outcome, i) => resultOf(exercise, cases[i], outcome));
  return { ...judged(exercise, results, outcomes), printed: conversation.printed };
}

/** The same as for `check`. */
const casesFor = (exercise: Exercise): MarkedCase[] =>
  [...exercise.cases, ...drawnCases(exercise)].map(({ name, given, expected, weight = 1 }, i) => ({
    name,
    given,
    expected: copy(expected),
    weight,
    hidden: i >= exercise.cases.length,
  }));

/** In the words of `check`; why there is no answer, in the words of a mark. */
function judged(exercise: Exercise, results: CaseResult[], outcomes: readonly CallOutcome[]): Checked {
  const interrupted = outcomes.find((outcome) => !isCall(outcome));
  if (interrupted) return verdict(feedback({ exercise, verdict: "exception", results, interrupted }));
  const found = verdictOn(exercise, results.slice(0, exercise.cases.length), results.slice(exercise.cases.length));
  if (found.kind === "todo") return verdict([text(...messages.todo())]);
  if (found.kind === "failed") return verdict(failure(exercise, found));
  return verdict([text(...exerciseMessages.passed(exercise.functionName, found.shown, found.hidden))], true);
}
