// One duel: ours and one of theirs, each in a process of its own, taking turns.
import { setTimeout } from "node:timers/promises";
import { Problem } from "../../tools/errors.mjs";
import { start } from "./running.mjs";
import { oursAgainst } from "./sides.mjs";
import { pairedRatios, spread } from "./statistics.mjs";

/**
 * Times are those of one epoch (of one turn for W3 and N, of one pass for W4), in milliseconds.
 * @typedef {object} Duel
 * @property {string} name of their side
 * @property {Record<string, any>} facts about their side
 * @property {Record<string, any>} ourFacts
 * @property {number} turns
 * @property {Measured} ours
 * @property {Measured} theirs
 * @property {import("./statistics.mjs").Spread} wallRatio theirs divided by ours
 * @property {import("./statistics.mjs").Spread} cpuRatio
 * @typedef {{ wall: import("./statistics.mjs").Spread, cpu: import("./statistics.mjs").Spread, accuracy: number }} Measured
 */

/** The threads of a BLAS and of a garbage collector wait busily for a while after a turn. */
const pauseMilliseconds = 200;

/**
 * @param {import("./workloads.mjs").Workload} workload @param {import("./inputs.mjs").Inputs} inputs
 * @param {import("./sides.mjs").Side} peer @returns {Promise<Duel>}
 * @throws {Problem} when a side has not learned
 */
export async function duel(workload, inputs, peer) {
  const { epochs, timed = "train", times = 1, turns } = workload;
  const both = [oursAgainst(workload.name, peer), peer].map(start);
  try {
    const [ourFacts, facts] = [await both[0].ask({ do: "facts" }), await both[1].ask({ do: "facts" })];
    const request = timed === "forward" ? { do: "forward", times } : { do: "train", epochs };
    for (const side of both) {
      await side.ask({ do: "prepare", workload, inputs });
      await warmUp(side, { do: "train", epochs: warmUpEpochs(workload) });
      if (timed === "forward") await warmUp(side, request);
      else await side.ask({ do: "prepare", workload, inputs }); // a network that has learned nothing yet
    }

    /** @type {{ seconds: number, cpuSeconds: number }[][]} */
    const taken = [[], []];
    const started = performance.now();
    const isOver = () =>
      taken[0].length >= turns.most ||
      (taken[0].length >= turns.least && performance.now() - started > 1000 * turns.seconds);
    while (!isOver()) {
      for (const [i, side] of both.entries()) {
        await setTimeout(pauseMilliseconds);
        taken[i].push(await side.ask(request));
      }
    }

    const accuracies = [await accuracyOf(both[0]), await accuracyOf(both[1])];
    requireLearned(workload, peer.name, accuracies);
    const perTurn = unitsOf(workload);
    /** @param {"seconds" | "cpuSeconds"} what @param {number} i */
    const milliseconds = (what, i) => taken[i].map((turn) => (1000 * turn[what]) / perTurn);
    const [ourWall, theirWall] = [0, 1].map((i) => milliseconds("seconds", i));
    const [ourCpu, theirCpu] = [0, 1].map((i) => milliseconds("cpuSeconds", i));
    return {
      name: peer.name,
      facts,
      ourFacts,
      turns: taken[0].length,
      ours: { wall: spread(ourWall), cpu: spread(ourCpu), accuracy: accuracies[0] },
      theirs: { wall: spread(theirWall), cpu: spread(theirCpu), accuracy: accuracies[1] },
      wallRatio: pairedRatios(theirWall, ourWall),
      cpuRatio: pairedRatios(theirCpu, ourCpu),
    };
  } finally {
    for (const side of both) await side.end();
  }
}

/** Until then, just-in-time compilers have not done all they can. */
const warmUpMilliseconds = 1000;

/** @param {import("./running.mjs").Running} side @param {object} request */
async function warmUp(side, request) {
  const started = performance.now();
  do await side.ask(request);
  while (performance.now() - started < warmUpMilliseconds);
}

/** One epoch of digits; else one whole turn. @param {import("./workloads.mjs").Workload} workload */
const warmUpEpochs = ({ data, epochs }) => (data === "mnist" ? 1 : epochs);

/** What a turn's time is divided by. @param {import("./workloads.mjs").Workload} workload */
const unitsOf = ({ timed, times = 1 }) => (timed === "forward" ? times : 1);

/** @param {import("./running.mjs").Running} side @returns {Promise<number>} */
const accuracyOf = async (side) => (await side.ask({ do: "accuracy" })).accuracy;

/** @param {import("./workloads.mjs").Workload} workload @param {string} peer @param {number[]} accuracies ours, theirs */
export function requireLearned({ name, leastAccuracy, margin }, peer, [our, their]) {
  const found = `${name}: ours answers ${percent(our)} of unseen examples rightly, ${peer} ${percent(their)}`;
  if (!(Math.min(our, their) >= leastAccuracy)) {
    throw new Problem(`${found}: at least ${percent(leastAccuracy)} is asked of both, so one of them has not learned.`);
  }
  if (Math.abs(our - their) > margin) {
    throw new Problem(`${found}: further apart than ${percent(margin)}, so they have not learned the same.`);
  }
}

/** @param {number} share */
export const percent = (share) => `${(100 * share).toFixed(1)}%`;
