// Keeps attacks that nbgrader lets through from this machine: nbgrader and its kernels run in namespaces of their own.
import { execFileSync } from "node:child_process";
import { realpathSync } from "node:fs";
import { dirname } from "node:path";
import { environmentOf } from "../../../tools/jupyter.mjs";
import { run } from "../../../tools/process.mjs";
import { nbgraderPython, nbgraderVenv } from "../../../tools/project.mjs";

/** A user that owns nothing: limits on processes don't hold for the superuser. */
const NOBODY = 200_001;
const SECONDS = 90;

/** A Python that belongs to the superuser is shown to others as well; nothing else of theirs is. */
function pythonMounts() {
  const python = dirname(dirname(realpathSync(nbgraderPython)));
  const above = [];
  for (let folder = dirname(python); folder.startsWith("/root/"); folder = dirname(folder)) above.unshift(folder);
  const folders = above.flatMap((folder) => ["--perms", "0755", "--dir", folder]);
  return ["--tmpfs", "/root", ...folders, "--ro-bind", python, python];
}

/**
 * Runs nbgrader in a folder. It sees the machine's files but may write to the folder only; it has no network, little memory
 * and few processes; and it ends after a while, with all that was started.
 * @param {string} folder @param {string[]} args
 */
export async function nbgraderBehindShield(folder, args) {
  const isSuperuser = process.getuid?.() === 0;
  if (isSuperuser) execFileSync("chown", ["-R", `${NOBODY}:${NOBODY}`, folder]);
  const drop = [
    ...["setpriv", `--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups"],
    ...["--no-new-privs", "--inh-caps=-all", "--bounding-set=-all"],
  ];
  const { code, output } = await run(
    "timeout",
    [
      ...["--signal=KILL", String(SECONDS), "bwrap", "--unshare-pid", "--unshare-net", "--unshare-ipc"],
      ...["--die-with-parent", "--new-session", "--ro-bind", "/", "/", ...pythonMounts()],
      ...["--dev", "/dev", "--proc", "/proc", "--perms", "1777", "--tmpfs", "/tmp"],
      ...["--bind", folder, folder, "--chdir", folder],
      ...["--setenv", "HOME", "/tmp", "--setenv", "IPYTHONDIR", "/tmp", "--"],
      ...(isSuperuser ? drop : []),
      ...["prlimit", "--nproc=150", `--data=${3 * 2 ** 30}`, "--fsize=50000000", "--"],
      ...[nbgraderPython, "-m", "nbgrader", ...args],
    ],
    {
      env: {
        ...environmentOf(nbgraderVenv),
        JUPYTER_DATA_DIR: "/tmp/data",
        JUPYTER_CONFIG_DIR: "/tmp/config",
        JUPYTER_RUNTIME_DIR: "/tmp/runtime",
      },
    },
  );
  if (isSuperuser) execFileSync("chown", ["-R", "0:0", folder]);
  return { code, output };
}
