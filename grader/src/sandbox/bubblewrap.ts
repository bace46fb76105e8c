import { execFileSync, spawn } from "node:child_process";
import { realpathSync } from "node:fs";
import { courseMounts, runner, type Mount } from "./course.js";
import { environment, limits, nodeFlags, type Sandbox } from "./sandbox.js";

/** A Linux sandbox without any service: a process in namespaces of its own. @throws Error when bubblewrap can't be started */
export function bubblewrap(): Sandbox {
  const prlimit = realpathSync(which("prlimit"));
  const programs: Mount[] = [
    { from: process.execPath, to: "/bin/node" },
    { from: prlimit, to: "/bin/prlimit" },
  ];
  const libraries = [process.execPath, prlimit].flatMap(sharedLibraries).map((file) => ({ from: file, to: file }));
  const args = [
    ...["--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv"],
    ...["--uid", "65534", "--gid", "65534", "--hostname", "sandbox"],
    ...Object.entries(environment).flatMap(([name, value]) => ["--setenv", name, value]),
    ...[...programs, ...libraries, ...courseMounts()].flatMap(({ from, to }) => ["--ro-bind", from, to]),
    ...["/dev/null", "/dev/urandom"].flatMap((device) => ["--dev-bind", device, device]),
    // The root is made of memory, so nothing may be written to it. There is no /proc, no /tmp and no shell.
    ...["--remount-ro", "/", "--chdir", "/course", "--"],
    ...["/bin/prlimit", ...rlimits(), "--", "/bin/node", ...nodeFlags, runner],
  ];
  const program = which("bwrap");
  return {
    name: "bubblewrap",
    killed: "ended",
    start: () => spawn(program, args, { stdio: ["pipe", "pipe", "pipe", "pipe"], env: {}, cwd: "/", ...nextUser() }),
  };
}

/**
 * Limits that the kernel holds each process to. RLIMIT_DATA counts all memory that a process can write to, and there is no file
 * to put more into, so it bounds typed arrays as well. A hard limit can't be raised again.
 */
const rlimits = (): string[] => [
  `--cpu=${limits.cpu}:${limits.cpu + 1}`, // first a signal that says why, then one that can't be ignored
  `--data=${limits.memory}`,
  `--nproc=${limits.processes}`,
  `--nofile=${limits.openFiles}`,
  "--fsize=0",
  "--core=0",
];

const FIRST_USER = 200_000;
const USERS = 10_000;
let started = 0;

/** The superuser hands each sandbox to a user that owns nothing and runs nothing else; other users have no need to. */
function nextUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = FIRST_USER + ((process.pid + started++) % USERS);
  return { uid: id, gid: id };
}

const which = (program: string): string =>
  execFileSync("sh", ["-c", 'command -v "$0"', program], { encoding: "utf8" }).trim();

/** The files that the dynamic linker loads for a program. */
function sharedLibraries(program: string): string[] {
  const listed = execFileSync("ldd", [program], { encoding: "utf8" });
  return [...new Set(listed.match(/\/\S+/g) ?? [])].filter((file) => file !== program && !file.endsWith(":"));
}
