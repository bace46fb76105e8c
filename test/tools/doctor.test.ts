import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";
import { inProject, root } from "../../tools/project.mjs";

it("npm run doctor finds nothing off where npm test has just set everything up", { timeout: 60_000 }, () => {
  const { status, stdout } = spawnSync(process.execPath, [inProject("tools", "doctor.mjs")], {
    cwd: root,
    encoding: "utf8",
  });
  // What only the browser tests need may be missing on a learner's laptop.
  const off = stdout.split("\n").filter((line) => /^ +OFF/.test(line) && !/browser for the tests/.test(line));
  expect(off).toEqual([]);
  expect(stdout).toMatch(/kernel: started and ran a cell/);
  expect(stdout).toMatch(/kernel's paths/);
  expect(status).toBe(0);
});
