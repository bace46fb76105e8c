// npm run nbgrader -- …: nbgrader in an environment of its own, for a class in a folder of its own.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { Problem, runMain } from "./errors.mjs";
import { environmentOf } from "./jupyter.mjs";
import { chapterFiles, chapterName, fileText, readNotebook } from "./notebooks/notebook.mjs";
import { run } from "./process.mjs";
import { inProject, nbgraderPython, nbgraderVenv } from "./project.mjs";
import { setUp } from "./setup.mjs";
import { nbgraderSteps } from "./steps.mjs";

const usage = `npm run nbgrader -- [--class FOLDER] COMMAND …
  --class FOLDER  where your class is: its settings, the assignments, what was handed in (default: class, in the course's folder)

  Each chapter is an assignment. What a term needs, in its order:
    npm run nbgrader -- generate_assignment 02-gradient-descent
    npm run nbgrader -- release_assignment 02-gradient-descent
    npm run nbgrader -- collect 02-gradient-descent          (or zip_collect; or copy files to submitted/NAME/02-gradient-descent)
    npm run nbgrader -- autograde 02-gradient-descent
    npm run nbgrader -- formgrader                           (JupyterLab with formgrader: look through, correct, comment)
    npm run nbgrader -- generate_feedback 02-gradient-descent
    npm run nbgrader -- release_feedback 02-gradient-descent
    npm run nbgrader -- export
  All else is nbgrader's own: npm run nbgrader -- --help-all`;

runMain(async () => {
  const [folder, words] = split(process.argv.slice(2));
  if (words.length === 0 || (words.length === 1 && words[0] === "--help")) {
    console.log(usage);
    return 0;
  }
  await setUp(nbgraderSteps, (line) => console.error(line));
  await prepare(folder);
  process.on("SIGINT", () => undefined); // the terminal tells nbgrader as well, which ends in its own way
  process.once("SIGTERM", () => process.exit(143)); // and what runs ends with it
  const { code } = await run(nbgraderPython, command(folder, words), {
    cwd: folder,
    env: environmentOf(nbgraderVenv),
    show: true,
  });
  return code;
});

/** The class's folder, and what is nbgrader's own. @param {string[]} words @returns {[string, string[]]} */
function split(words) {
  if (words[0] !== "--class") return [inProject("class"), words];
  if (words[1] === undefined) throw new Problem(`--class needs a folder.\n\n${usage}`);
  return [resolve(words[1]), words.slice(2)];
}

/** @param {string} folder @param {string[]} words */
function command(folder, [first, ...rest]) {
  if (first !== "formgrader") return ["-m", "nbgrader", first, ...rest];
  const root = [`--ServerApp.root_dir=${folder}`, "--LabApp.default_url=/formgrader"];
  return ["-m", "jupyterlab", ...root, ...rest];
}

/** What a class needs: its settings, and the chapters as assignments. What is there already stays. @param {string} folder */
async function prepare(folder) {
  const { released } = await import("./notebooks/released.mjs");
  writeNew(join(folder, "nbgrader_config.py"), () => settings);
  for (const file of chapterFiles()) {
    const target = join(folder, "source", chapterName(file), basename(file));
    writeNew(target, () => fileText(released(readNotebook(file), file)));
  }
}

/** @param {string} file @param {() => string} text */
function writeNew(file, text) {
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text());
}

const settings = `# nbgrader's settings for this class.
c = get_config()  # noqa: F821

load_subconfig(${JSON.stringify(inProject("grader", "nbgrader", "nbgrader_config.py"))})  # noqa: F821

c.CourseDirectory.course_id = "neural-networks"
# Where assignments are handed out and in; all learners need to reach it.
# c.Exchange.root = "/usr/local/share/nbgrader/exchange"
`;
