// Finds a Python that can make the project's environment.
import { Problem } from "./errors.mjs";
import preflight from "./preflight.cjs";
import { run } from "./process.mjs";
import { isWindows } from "./project.mjs";

export const neededPython = ">=3.10";

/** @typedef {{ command: string, args: string[] }} Command */

/** Where a Python may be, best first. @type {Command[]} */
const candidates = [
  ...(process.env.PYTHON ? [{ command: process.env.PYTHON, args: [] }] : []),
  ...(isWindows ? [{ command: "py", args: ["-3"] }] : []),
  ...["python3", "python", "python3.13", "python3.12", "python3.11", "python3.10"].map((command) => ({
    command,
    args: [],
  })),
];

const question = "import sys, ensurepip, venv; print('%d.%d.%d' % sys.version_info[:3])";

/**
 * The answer of one candidate: its version, whether it can make environments, or undefined if there is no such command.
 * @param {Command} candidate
 */
export async function ask({ command, args }) {
  const version = await run(command, [...args, "-c", "import sys; print('%d.%d.%d' % sys.version_info[:3])"]);
  if (version.code !== 0) return undefined;
  const able = await run(command, [...args, "-c", question]);
  return { version: version.output.trim(), makesEnvironments: able.code === 0 };
}

/**
 * The first candidate that is new enough and can make environments.
 * @param {Command[]} [from]
 * @param {typeof ask} [asking]
 * @returns {Promise<Command & { version: string }>}
 * @throws {Problem} which says what was found and what to install
 */
export async function findPython(from = candidates, asking = ask) {
  const found = [];
  for (const candidate of from) {
    const answer = await asking(candidate);
    if (!answer) continue;
    const recent = preflight.satisfies(answer.version, neededPython);
    if (recent && answer.makesEnvironments) return { ...candidate, version: answer.version };
    found.push({ ...candidate, ...answer, recent });
  }
  throw new Problem(pythonProblem(found));
}

/** @param {{ command: string, version: string, recent: boolean }[]} found */
function pythonProblem(found) {
  const crippled = found.find(({ recent }) => recent);
  if (crippled) {
    const [major, minor] = preflight.parseVersion(crippled.version);
    return (
      `Python ${crippled.version} is here (${crippled.command}), but its venv module is missing.\n` +
      `On Debian and Ubuntu: sudo apt install python3-venv   (or python${major}.${minor}-venv)\n` +
      "Elsewhere: install Python from https://www.python.org. Then run the same command again."
    );
  }
  const seen = found.map(({ command, version }) => `${command} ${version}`).join(", ");
  return (
    `This course needs Python 3.10 or later, for JupyterLab. Found: ${seen || "none"}.\n` +
    "Install it from https://www.python.org (Debian and Ubuntu: sudo apt install python3 python3-venv;\n" +
    "macOS: brew install python), open a new terminal and run the same command again.\n" +
    "If it is in an unusual place, set PYTHON to its full path."
  );
}
