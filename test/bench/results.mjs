// Writes RESULTS.md and its charts from what was measured.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { drawGrowth } from "./growthChart.mjs";
import { duelParts } from "./options.mjs";
import { machineLine, sidesTable, targetTable, workloadTable } from "./report.mjs";
import { digits, table, withRange } from "./statistics.mjs";

const method = `Made by \`npm run bench\`; the sources are in this folder. Ours goes through the public API: \`train\` with its history
(loss, accuracy and each layer's statistics every epoch, and snapshots of the weights), and \`predict\`.

- **Turns.** Ours and one of theirs, each in a process of its own that lives for the whole duel, take turns: ours, theirs, ours,
  theirs … A turn is whole epochs. Before, both sides warm up for a second or longer, for their just-in-time compilers, with
  networks that are then made anew. Processes are asked through a pipe and time themselves: wall time, and the CPU time of all
  their threads. 0.2 seconds pass between turns, so that no side's waiting threads disturb the other.
- **Ratios.** Each of their turns is divided by our turn just before it. The table gives the median of these ratios, and the
  least and the most. Above 1, ours is faster.
- **Learning.** All sides get the same examples and, but for synaptic, the same initial weights, drawn from a seed; each shuffles by a
  generator of its own. In the end both must answer unseen examples (10,000 digits; 400 other moons) rightly to the share that the
  workload asks for, and within its margin of one another, or the run fails.
- **numpy** is written as its good programmers would: mini-batches as matrices, buffers made once, steps taken in place, and the
  loss and accuracy of each epoch noted, as ours does. One sample at a time is the algorithm of Nielsen's program; it notes nothing.
- **tfjs** runs in two ways: by layers and \`model.fit\`, and by a loop tuned by hand (backpropagation written with its operations).
  A target counts against the faster one. The GPT of G is written by hand, too: by automatic differentiation and tfjs's
  own Adam a step took half as long again, and more.
- **brain.js and synaptic** know no mini-batches: they take a step after each example, brain.js with its quadratic cost and one activation
  for all layers. ml-matrix has no networks: one is written with its matrices.
- **Precision.** Ours computes in float64 unless told. In W1, W2 and G it trains with \`precision: "single"\` against the peers that
  compute in float32: each duel is one of equals. In W3 and W4 ours stays in float64, and so does the
  fastest peer of W3, synaptic; \`predict\` always computes in float64.`;

/** @typedef {Record<string, any>} Measured by part */

/** @param {Measured} measured @param {string} folder */
export async function writeResults(measured, folder) {
  const { growth, products, profile, learner } = measured;
  const workloads = duelParts.flatMap((name) => measured[name] ?? []);
  const charts = join(folder, "charts");
  if (growth) {
    mkdirSync(charts, { recursive: true });
    await drawGrowth(growth.points, charts);
  }
  const sections = [
    "# Results of the benchmark",
    method,
    ...(workloads.length > 0 ? ["## Targets", targetTable(workloads), "## The sides", sidesTable(workloads)] : []),
    ...workloads.flatMap((result) => [
      `## ${result.workload.name}: ${result.workload.title}`,
      machineLine(result.machine),
      workloadTable(result),
    ]),
    ...(growth ? growthSection(growth) : []),
    ...(products ? productsSection(products) : []),
    ...(profile ? profileSection(profile) : []),
    ...(learner ? learnerSection(learner) : []),
  ];
  writeFileSync(join(folder, "RESULTS.md"), `${sections.join("\n\n")}\n`);
}

/** @param {{ machine: Record<string, string>, empty: number, points: import("./growth.mjs").Point[] }} growth */
const growthSection = ({ machine, empty, points }) => [
  "## How it grows",
  machineLine(machine),
  `The network of W2 (784-100-10, batch 32) with 5,000 digits, and one thing changed at a time. Peak memory is that of the whole process,
of which ${digits(empty)} MB are Node and the library before there are any examples. Both scales are logarithmic.`,
  `<picture>
  <source media="(prefers-color-scheme: dark)" srcset="charts/growth-dark.svg">
  <img alt="Milliseconds an epoch and peak memory against batch size, width, hidden layers and examples; the table below has the numbers" src="charts/growth-light.svg">
</picture>`,
  table(
    ["changed", "to", "ms an epoch", "peak MB"],
    points.map(({ axis, value, milliseconds, megabytes }) => [
      axis,
      String(value),
      digits(milliseconds),
      digits(megabytes),
    ]),
  ),
];

/** @param {{ machine: Record<string, string> } & Awaited<ReturnType<typeof import("./products.mjs").measureProducts>>} products */
const productsSection = ({ machine, ours, numpy }) => [
  "## Matrix products: the share of what the machine can do",
  machineLine(machine),
  `Billions of float64 operations in a second on one thread, the best of nine measurements. What WebAssembly can do is measured by a loop
of multiplications and additions on 128-bit lanes between registers: ${digits(ours.peak.gigaflops)}. What the machine can do beyond WebAssembly
(wider lanes, fused operations) shows numpy's product of two 1024×1024 matrices: ${digits(numpy.peak.gigaflops)}. Ours are called through
the public API, and make a new matrix each time; numpy writes into the same one.`,
  table(
    ["product", "rows × inner × columns", "ours", "of WebAssembly's peak", "numpy", "of its own peak"],
    ours.products.map(({ product, sizes, gigaflops }, i) => [
      product,
      sizes.join(" × "),
      digits(gigaflops),
      share(gigaflops / ours.peak.gigaflops),
      digits(numpy.products[i].gigaflops),
      share(numpy.products[i].gigaflops / numpy.peak.gigaflops),
    ]),
  ),
];

/** @param {{ machine: Record<string, string>, lists: { workload: { name: string }, lines: import("./profile.mjs").Line[] }[] }} profile */
const profileSection = ({ machine, lists }) => [
  "## Where the time goes",
  machineLine(machine),
  `\`node --cpu-prof\` over ten epochs: the share of each function's own time in what \`train\` took. A function that V8 has put
into its caller counts as the caller.`,
  ...lists.flatMap(({ workload, lines }) => [
    `### ${workload.name}`,
    table(
      ["function", "share"],
      lines.slice(0, 12).map(({ name, share: part }) => [`\`${name}\``, share(part)]),
    ),
  ]),
];

/** @param {{ machine: Record<string, string> } & Awaited<ReturnType<typeof import("./learner.mjs").measureLearner>>} learner */
const learnerSection = ({ machine, repetitions, waits, chapters }) => [
  "## What a learner waits for",
  machineLine(machine),
  `On the real kernel, without a front end; the median of ${repetitions} sessions, each with a new kernel. Memory is the kernel's resident set.`,
  table(
    ["what", "seconds"],
    waits.map(({ name, seconds }) => [name, withRange(seconds)]),
  ),
  table(
    [
      "chapter",
      "cells",
      "whole, with the kernel's start, s",
      "median cell, s",
      "slowest cells, s",
      "MB: start",
      "end",
      "most",
    ],
    chapters.map(({ name, cells, whole, cell, slowest, startMegabytes, endMegabytes, mostMegabytes }) => [
      name,
      String(cells),
      withRange(whole),
      digits(cell.median),
      slowest.map(({ id, seconds }) => `${id} ${digits(seconds)}`).join(", "),
      String(startMegabytes),
      String(endMegabytes),
      String(mostMegabytes),
    ]),
  ),
];

/** @param {number} part */
const share = (part) => `${digits(100 * part)}%`;
