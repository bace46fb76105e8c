import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const source = (name: string, file = "index") => fileURLToPath(new URL(`${name}/src/${file}.ts`, import.meta.url));

export default defineConfig({
  // The tests run on the sources: no build is needed, and each module exists once, whichever way a test imports it.
  resolve: {
    alias: {
      "@nn/lib": source("lib"),
      "@nn/datasets": source("datasets"),
      "@nn/exercises/grading": source("exercises", "grading"),
      "@nn/exercises": source("exercises"),
      "@nn/grader": source("grader"),
    },
  },
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 20_000,
  },
});
