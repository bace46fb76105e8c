import { createRequire } from "node:module";
import { parse, View, type LoggerInterface } from "vega";
import type { compile as Compile, TopLevelSpec } from "vega-lite";
import type { Chart } from "@nn/lib";

const require = createRequire(import.meta.url);

/** What the front ends carry: JupyterLab 4.6, Notebook 7.6 and VS Code. */
export const versions = ["vega-lite-5.6.1", "vega-lite-5.15.1", "vega-lite"];

/** A chart running without a screen. */
export interface Running {
  view: View;
  /** All that vega-lite and vega complained of. */
  complaints: string[];
}

/** Compiles a chart and runs it, as a front end does. */
export async function run(chart: Chart, version = "vega-lite"): Promise<Running> {
  const complaints: string[] = [];
  const logger = listener(complaints);
  const { compile } = require(version) as { compile: typeof Compile };
  const { spec } = compile(structuredClone(chart) as unknown as TopLevelSpec, { logger });
  const view = new View(parse(spec), { renderer: "none", logger });
  await view.runAsync();
  return { view, complaints };
}

function listener(complaints: string[]): LoggerInterface {
  const hear = (...words: readonly unknown[]): LoggerInterface => {
    complaints.push(words.map(String).join(" "));
    return logger;
  };
  const ignore = (): LoggerInterface => logger;
  const logger = {
    level: () => logger,
    error: hear,
    warn: hear,
    info: ignore,
    debug: ignore,
  } as unknown as LoggerInterface;
  return logger;
}

/** A mark as it is drawn: its row (`datum`) and what its type of mark has, such as x, y, fill, text. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- vega has no type for it
export type Item = Record<string, any>;

interface Node {
  marktype?: string;
  role?: string;
  items?: Node[];
}

/** The marks of a type and role that the chart shows at the moment. Titles, axes and legends have other roles. */
export function itemsOf({ view }: Running, marktype: string, role = "mark"): Item[] {
  const found: Item[] = [];
  const walk = (node: Node): void => {
    if (node.marktype === marktype && node.role === role) found.push(...(node.items as unknown as Item[]));
    else node.items?.forEach(walk);
  };
  walk((view.scenegraph() as unknown as { root: Node }).root);
  return found;
}

/** The sentences below the title, as they are drawn. */
export function subtitleOf(running: Running): string {
  return itemsOf(running, "text", "title-subtitle")
    .flatMap(({ text }) => text as string | string[])
    .join(" ")
    .trim();
}

/** Moves the slider. */
export async function slide({ view }: Running, to: number): Promise<void> {
  await view.signal("shown", to).runAsync();
}

/** The size of a chart in a notebook file. */
export const bytes = (chart: Chart): number => Buffer.byteLength(JSON.stringify(chart));
