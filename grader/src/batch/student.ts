import { chapters } from "@nn/exercises";

/** Moodle: "Ada Lovelace_4711_assignsubmission_file_", as a folder or in front of the file's name. */
const moodle = /^(.+?)_(\d+)_assignsubmission_/;
/** Canvas: "lovelaceada_LATE_4711_815_homework.ipynb". */
const canvas = /^([^_/]+)_(?:LATE_)?(\d+)_\d+_.+$/;

interface Name {
  readonly name: string;
  /** What tells apart students of the same name. */
  readonly id: string;
}

/** The student of each file, from the names of folders and files as Moodle, Canvas and nbgrader make them. */
export function studentsOf(files: readonly string[]): string[] {
  const paths = files.map((file) => file.split("/"));
  const skipped = wrappers(paths);
  const names = paths.map((path) => nameIn(path.slice(skipped)));
  const ids = new Map<string, Set<string>>();
  for (const { name, id } of names) ids.set(name, (ids.get(name) ?? new Set()).add(id));
  return names.map(({ name, id }) => (id !== "" && ids.get(name)!.size > 1 ? `${name} (${id})` : name));
}

function nameIn(path: readonly string[]): Name {
  for (const part of path) {
    const found = moodle.exec(part);
    if (found) return { name: found[1], id: found[2] };
  }
  const found = canvas.exec(path.at(-1)!);
  if (found) return { name: found[1], id: found[2] };
  const folder = path.slice(0, -1).find((part) => part !== "." && !namesChapter(part));
  return { name: folder ?? fromStem(path.at(-1)!), id: "" };
}

/** "ada_02-gradient-descent.ipynb" is Ada's. */
function fromStem(file: string): string {
  const stem = file.replace(/\.ipynb$/i, "");
  const chapter = chapters.find((known) => stem.includes(known.file))?.file;
  const rest = chapter === undefined ? stem : stem.replace(chapter, "").replace(/^[\s_.-]+|[\s_.-]+$/g, "");
  return rest || stem;
}

const namesChapter = (part: string): boolean => chapters.some(({ file }) => part.replace(/\.ipynb$/i, "") === file);

/**
 * How many folders hold the whole batch and are no student's: "submitted/ada/…" and "submitted/bob/…" have one. A folder
 * that holds nothing but chapters is a student's.
 */
function wrappers(paths: readonly (readonly string[])[]): number {
  let depth = 0;
  while (paths.length > 1 && paths.every((path) => path.length > depth + 1 && path[depth] === paths[0][depth])) {
    const left = paths.map((path) => path.slice(depth + 1));
    if (left.every((path) => path.length === 1 && namesChapter(path[0]))) break;
    if (moodle.test(paths[0][depth])) break;
    depth++;
  }
  return depth;
}
