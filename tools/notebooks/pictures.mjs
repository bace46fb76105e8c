// The pictures of the README: charts, as the chapters show them. And one of a chapter in Notebook 7.
import { join } from "node:path";
import { inProject } from "../project.mjs";
import { folder as notebooks, readNotebook, textOf } from "./notebook.mjs";

export const folder = inProject("pictures");

/** Each is the first chart of a cell. */
export const pictures = [
  { file: "hidden-layers.png", notebook: "01-network-structure.ipynb", cell: "side-by-side" },
  { file: "attention.png", notebook: "08-language-models.ipynb", cell: "attention-map" },
];

export const screenshot = "notebook-7.png";

/** @param {(typeof pictures)[number]} picture @returns {Buffer} the PNG */
export function pictureOf({ notebook, cell }) {
  const { outputs = [] } = readNotebook(join(notebooks, notebook)).cells.find(({ id }) => id === cell) ?? {};
  const png = textOf(outputs.map(({ data }) => data?.["image/png"]).find((data) => data !== undefined));
  if (png === "") throw new Error(`${notebook}: the cell ${cell} shows no picture`);
  return Buffer.from(png, "base64");
}
