import { copy, Opaque, type OpaqueKind, type Outcome, type Value } from "@nn/exercises/grading";
import { decode } from "../child/decode.js";
import { encode, type Tagged } from "../child/encode.js";
import type { CompiledAnswer } from "../submission/compile.js";
import type { Conversation } from "../sandbox/conversation.js";
import type { End } from "../sandbox/sandbox.js";
import type { MarkedCase } from "./cases.js";

/** What became of one call: as `check` has it, or the process ended, or the answer was nothing to call. */
export type CallOutcome =
  | Outcome
  | { readonly kind: "ended"; readonly end: End }
  | { readonly kind: "no function" }
  | { readonly kind: "unsettled" };

export type Code = Extract<CompiledAnswer, { kind: "code" }>;
type AnyFunction = (...given: unknown[]) => unknown;

/** Values of an exercise's function that one call may ask for. */
const MAX_QUESTIONS = 10_000;

/**
 * Loads an answer and calls it with each case's arguments, one after the other. Arguments are sent when their turn has come: what an
 * answer knows of hidden inputs must not show up in what it returns for an example. It ends early where the process does, or where `goOn` says no.
 */
export async function run(
  conversation: Conversation,
  { cells, answer }: Code,
  cases: readonly MarkedCase[],
  goOn: (outcome: CallOutcome, i: number) => boolean = () => true,
): Promise<CallOutcome[]> {
  conversation.send({ do: "load", cells, answer });
  const loaded = await outcome(conversation, [], []);
  if (loaded !== "loaded") return [loaded];
  const outcomes: CallOutcome[] = [];
  for (const { given } of cases) {
    const functions: AnyFunction[] = [];
    const tagged = given.map((argument) => encode(argument, (each) => functions.push(each as AnyFunction) - 1));
    conversation.send({ do: "call", given: tagged });
    const called = await outcome(conversation, functions, given);
    outcomes.push(called === "loaded" ? { kind: "ended", end: "ended" } : called);
    if (conversation.end || !goOn(outcomes[outcomes.length - 1], outcomes.length - 1)) break;
  }
  return outcomes;
}

/** Reads replies up to the one that tells what became of the request, and answers the questions in between. */
async function outcome(
  conversation: Conversation,
  functions: readonly AnyFunction[],
  given: readonly unknown[],
): Promise<CallOutcome | "loaded"> {
  for (let questions = 0; ; questions++) {
    const reply = await conversation.receive();
    if (reply === undefined) return { kind: "ended", end: conversation.end ?? "ended" };
    try {
      const { kind, ...rest } = reply as { kind: unknown } & Record<string, unknown>;
      if (kind !== "ask") return outcomeOf(String(kind), rest, given);
      if (questions >= MAX_QUESTIONS) conversation.stop("time-out");
      else conversation.send(answerTo(rest, functions));
    } catch {
      conversation.stop(); // no reply of the runner's: some other code has written it
    }
  }
}

function outcomeOf(
  kind: string,
  { value, changed, text }: Record<string, unknown>,
  given: readonly unknown[],
): CallOutcome | "loaded" {
  switch (kind) {
    case "loaded":
      return "loaded";
    case "returned": {
      const returned = { kind, value: valueOf(value) } as const;
      if (changed === undefined) return returned;
      const { index, after } = changed as { index: number; after: unknown };
      if (!Number.isInteger(index) || !(index >= 0 && index < given.length)) throw new RangeError("no such argument");
      return { ...returned, changed: { index, before: copy(given[index]), after: valueOf(after) } };
    }
    case "threw":
      return { kind, text: typeof text === "string" ? text.slice(0, 1000) : undefined };
    case "todo":
    case "endless recursion":
    case "unreadable":
    case "unsettled":
    case "no function":
      return { kind };
    default:
      throw new TypeError("no such reply");
  }
}

function answerTo(
  question: Record<string, unknown>,
  functions: readonly AnyFunction[],
): { value: Tagged } | { threw: string } {
  const asked = functions[question.function as number];
  const given = (question.given as unknown[]).map(plain);
  try {
    return { value: encode(asked(...given)) };
  } catch (error) {
    return { threw: error instanceof Error ? error.message : "" };
  }
}

const plain = (tagged: unknown): unknown =>
  decode(tagged, {
    function: () => undefined,
    opaque: (kind) => {
      if (!opaqueKinds.includes(kind)) throw new TypeError("no such kind");
      return new Opaque(kind as OpaqueKind);
    },
  });

const opaqueKinds: readonly string[] = [
  "function",
  "symbol",
  "bigint",
  "promise",
  "generator",
  "deep",
  "huge",
] satisfies OpaqueKind[];

/** What an answer returned, as the comparison takes it: lists of all kinds are arrays. */
const valueOf = (tagged: unknown): Value => copy(plain(tagged));
