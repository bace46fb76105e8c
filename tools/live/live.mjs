// Where `npm start` opens, and what it makes ready there for the front of the room.
import { pythonEnvironment } from "../jupyter.mjs";
import { chapterFiles, chapterName, chosenChapters, readNotebook, sourceOf } from "../notebooks/notebook.mjs";
import { run } from "../process.mjs";
import { inProject, venvPython } from "../project.mjs";
import { writeEdition } from "./editions.mjs";

/**
 * The notebook that the options ask for, and the page that shows it. Makes the edition that it belongs to.
 * @param {import("../options.mjs").Options} options @returns {{ notebook: string, page: string }}
 */
export function openingPage({ chapter, edition }) {
  const [file] = chosenChapters([chapter]);
  if (edition) writeEdition(edition, chapterFiles());
  const notebook = `${edition ?? "notebooks"}/${chapterName(file)}.ipynb`;
  return { notebook, page: `/${edition === "present" ? "rise" : "lab/tree"}/${notebook}` };
}

/**
 * Starts the notebook's kernel and runs its imports, so that the first cell in front of the class answers at once.
 * @param {string} notebook @param {string} url of the server @param {string} token
 */
export async function warm(notebook, url, token) {
  const imports = readNotebook(inProject(notebook)).cells.find(({ cell_type }) => cell_type === "code");
  const code = imports ? sourceOf(imports) : "";
  const env = { ...pythonEnvironment(), JUPYTER_TOKEN: token };
  const { code: status, output } = await run(venvPython, [inProject("tools", "live", "warm.py"), url, notebook, code], {
    env,
  });
  if (status !== 0) console.log(`The kernel is not ready yet; the first cell will take longer. (${output.trim()})`);
}
