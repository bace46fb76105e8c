// Draws growth.mjs's points, for a light and for a dark page.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as vega from "vega";
import { compile } from "vega-lite";
import { axes } from "./growth.mjs";

const inks = {
  light: { ink: "#333333", grid: "#dddddd", line: "#0072b2" },
  dark: { ink: "#dddddd", grid: "#444444", line: "#56b4e9" },
};
const themes = /** @type {(keyof typeof inks)[]} */ (Object.keys(inks));

/** @param {import("./growth.mjs").Point[]} points @param {string} folder @returns {Promise<void>} */
export async function drawGrowth(points, folder) {
  for (const theme of themes) {
    const { ink, grid, line } = inks[theme];
    const config = {
      background: "transparent",
      font: "sans-serif",
      view: { stroke: null },
      axis: {
        labelColor: ink,
        titleColor: ink,
        gridColor: grid,
        domainColor: ink,
        tickColor: ink,
        titleFontWeight: 400,
      },
      line: { color: line, point: { fill: line, stroke: line } },
    };
    const spec = /** @type {any} */ ({
      data: { values: points },
      config,
      vconcat: [row("milliseconds", "ms an epoch"), row("megabytes", "peak memory, MB")],
    });
    const view = new vega.View(vega.parse(compile(spec).spec), { renderer: "none" });
    writeFileSync(join(folder, `growth-${theme}.svg`), `${await view.toSVG()}\n`);
    view.finalize();
  }
}

/** One panel for each axis, both scales logarithmic: a straight line of slope 1 is growth in proportion. @param {string} field @param {string} title */
const row = (field, title) => ({
  resolve: { scale: { y: "shared" } },
  hconcat: axes.map(({ axis, values }, i) => ({
    width: 150,
    height: 140,
    transform: [{ filter: `datum.axis === '${axis}'` }],
    mark: { type: "line" },
    encoding: {
      x: {
        field: "value",
        type: "quantitative",
        scale: { type: "log", nice: false },
        axis: { title: axis, values, labelOverlap: "greedy", grid: false, format: "~s" },
      },
      y: {
        field,
        type: "quantitative",
        scale: { type: "log", nice: true },
        axis: { title: i === 0 ? title : null, tickCount: 3, format: "~s" },
      },
    },
  })),
});
