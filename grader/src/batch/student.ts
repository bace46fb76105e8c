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

/**
 * The student of each file, from the names of folders and files as Moodle, Canvas and nbgrader make them. What stands deeper
 * may be the learner's own choice: a file that is called like Moodle's for somebody else makes nobody somebody else.
 */
export function studentsOf(files: readonly string[]): string[] {
  const paths = files.map((file) => file.split("/"));
  const skipped = wrappers(paths);
  const inner = paths.map((path) => path.slice(skipped));
  const isMoodle = comeFromMoodle(inner);
  const names = inner.map((path) => (isMoodle ? fromMoodle(path) : undefined) ?? nameIn(path));
  const ids = new Map<string, Set<string>>();
  for (const { name, id } of names) ids.set(name, (ids.get(name) ?? new Set()).add(id));
  return names.map(({ name, id }) => (id !== "" && ids.get(name)!.size > 1 ? `${name} (${id})` : name));
}

/** Whether most of the outermost folders and files have Moodle's names on them, or in them: a learner names but one. */
function comeFromMoodle(paths: readonly (readonly string[])[]): boolean {
  const outermost = new Set(paths.map(([first]) => first));
  const named = new Set(paths.filter((path) => path.some((part) => moodle.test(part))).map(([first]) => first));
  return 2 * named.size > outermost.size;
}

function fromMoodle(path: readonly string[]): Name | undefined {
  const found = path.map((part) => moodle.exec(part)).find((match) => match !== null);
  return found ? { name: found[1], id: found[2] } : undefined;
}

/** By the first folder that is no chapter's; by the file, or the archive, where there is none before it. */
function nameIn(path: readonly string[]): Name {
  const at = path.findIndex((part, i) => i === path.length - 1 || (part !== "." && !namesChapter(part)));
  if (at < path.length - 1 && !isArchive(path[at])) return { name: path[at], id: "" };
  const found = canvas.exec(path[at]);
  return found ? { name: found[1], id: found[2] } : { name: fromStem(path[at]), id: "" };
}

const isArchive = (part: string): boolean => /\.zip$/i.test(part);

/** "ada_02-gradient-descent.ipynb" is Ada's. */
function fromStem(file: string): string {
  const stem = file.replace(/\.(ipynb|zip)$/i, "");
  const chapter = chapters.find((known) => stem.includes(known.file))?.file;
  const rest = chapter === undefined ? stem : stem.replace(chapter, "").replace(/^[\s_.-]+|[\s_.-]+$/g, "");
  return rest || stem || file;
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
