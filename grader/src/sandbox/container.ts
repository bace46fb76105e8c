import { execFileSync, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { courseMounts, runner } from "./course.js";
import { environment, limits, nodeFlags, type Sandbox } from "./sandbox.js";

/** Fetched beforehand: a sandbox without a network can't. */
const IMAGE = `docker.io/library/node:${process.versions.node}-slim`;

/** A container without a network for each start: slower than bubblewrap, for machines that have none. @throws Error without a service */
export function container(program: "docker" | "podman"): Sandbox {
  execFileSync(program, ["image", "inspect", IMAGE], { stdio: "ignore" });
  return {
    name: program,
    killed: "out of memory", // its limit covers all that runs in it, and the kernel kills what goes beyond
    start() {
      const name = `grader-${randomUUID()}`;
      const child = spawn(program, containerArguments(name), { stdio: ["pipe", "pipe", "pipe"] });
      // The client's end does not end the container.
      child.once("exit", () => spawn(program, ["rm", "--force", name], { stdio: "ignore" }));
      // Streams 1 and 2 are all that a container has: answers take stream 1, and all prints stream 2.
      child.stdio[3] = child.stdout;
      return child;
    },
  };
}

export function containerArguments(name: string): string[] {
  const { cpu, memory, processes, openFiles } = limits;
  const mounts = courseMounts().flatMap(({ from, to }) => [
    "--mount",
    `type=bind,source=${from},target=${to},readonly`,
  ]);
  return [
    ...["run", "--rm", "--interactive", "--name", name, "--pull", "never", "--network", "none", "--read-only"],
    ...["--cap-drop", "ALL", "--security-opt", "no-new-privileges", "--user", "65534:65534", "--ipc", "none"],
    ...["--memory", String(memory), "--memory-swap", String(memory), "--pids-limit", String(processes * 2)],
    ...["--ulimit", `cpu=${cpu}:${cpu + 1}`, "--ulimit", `nofile=${openFiles}:${openFiles}`, "--ulimit", "core=0:0"],
    ...Object.entries(environment).flatMap(([variable, value]) => ["--env", `${variable}=${value}`]),
    ...mounts,
    ...["--workdir", "/course", "--entrypoint", "/bin/sh", IMAGE],
    ...["-c", `exec node ${nodeFlags.join(" ")} ${runner} 3>&1 1>&2`],
  ];
}
