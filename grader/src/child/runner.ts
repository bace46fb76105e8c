// Runs in the sandbox, beside the learner's code and with no more rights than it has: whatever it says, the grader doubts.
import { receive, send } from "./channel.js";
import { setClock } from "./clock.js";
import { decode } from "./decode.js";
import { encode, type Tagged } from "./encode.js";
import { load } from "./modules.js";
import { printAtOnce } from "./prints.js";
import type { Reply, Request } from "./protocol.js";
import { TodoError } from "./standIn.js";

type AnyFunction = (...given: unknown[]) => unknown;
type Load = Extract<Request, { do: "load" }>;

let answer: AnyFunction | undefined;

/** Asks the grader for the value of one of the exercise's functions. */
function ask(number: number, given: readonly unknown[]): unknown {
  send({ kind: "ask", function: number, given: given.map((argument) => encode(argument)) });
  const reply = receive();
  if (reply && "value" in reply) return revive(reply.value);
  throw new TypeError(reply && "threw" in reply ? reply.threw : undefined);
}

const revive = (tagged: Tagged): unknown =>
  decode(tagged, {
    function:
      (number) =>
      (...given: unknown[]) =>
        ask(number, given),
    opaque: () => undefined,
  });

async function loadAnswer({ cells, answer: { module, name } }: Load): Promise<Reply> {
  answer = undefined;
  try {
    const exports = (await load(cells)).get(module) as Record<string, unknown>;
    if (typeof exports[name] !== "function") return { kind: "no function" };
    answer = exports[name] as AnyFunction;
    return { kind: "loaded" };
  } catch (error) {
    return thrown(error);
  }
}

async function call(given: readonly Tagged[]): Promise<Reply> {
  const passed = given.map(revive);
  const before = passed.map(trace);
  let value: unknown;
  try {
    value = await answer!(...passed);
  } catch (error) {
    return thrown(error);
  }
  try {
    const tagged = encode(value);
    const index = passed.findIndex((argument, i) => trace(argument) !== before[i]);
    return {
      kind: "returned",
      value: tagged,
      changed: index < 0 ? undefined : { index, after: encode(passed[index]) },
    };
  } catch {
    return { kind: "unreadable" };
  }
}

const trace = (argument: unknown): string => JSON.stringify(encode(argument));

function thrown(error: unknown): Reply {
  try {
    if (error instanceof TodoError) return { kind: "todo" };
    if (!(error instanceof Error)) return { kind: "threw" };
    if (error instanceof RangeError && /call stack/.test(error.message)) return { kind: "endless recursion" };
    return { kind: "threw", text: `${error.name}: ${error.message}`.slice(0, 1000) };
  } catch {
    return { kind: "threw" };
  }
}

async function main(): Promise<void> {
  for (let request = receive(); request; request = receive()) {
    if (!("do" in request)) continue;
    send(request.do === "load" ? await loadAnswer(request) : await call(request.given));
  }
  process.exit();
}

printAtOnce();
setClock();
// A callback that fails after the answer has been given does not change the answer.
process.on("uncaughtException", () => {});
process.on("unhandledRejection", () => {});
// Nothing is left that could settle the promise that `main` waits for.
process.on("beforeExit", () => {
  send({ kind: "unsettled" });
  process.exit();
});
void main();
