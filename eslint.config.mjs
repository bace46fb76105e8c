import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

const seeded = "Use random(seed) of @nn/lib: a run must give the same numbers everywhere.";

export default defineConfig(
  globalIgnores([
    "**/dist/",
    ".venv/",
    ".state/",
    "practice/",
    "class/",
    "lib/assembly/",
    "tools/jupyter/*.d.ts",
    "**/fixtures/",
    "**/.ipynb_checkpoints/",
  ]),
  {
    rules: {
      eqeqeq: "error",
      "no-var": "error",
      "prefer-const": "error",
      "no-restricted-properties": ["error", { object: "Math", property: "random", message: seeded }],
    },
  },
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowNever: true }],
      "@typescript-eslint/unbound-method": "off", // objects of plain functions (activations, costs) are everywhere here
    },
  },
  {
    // Tests hand over wrong types on purpose, and read JSON.
    files: ["test/**"],
    rules: Object.fromEntries(
      ["argument", "assignment", "call", "member-access", "return"].map((use) => [
        `@typescript-eslint/no-unsafe-${use}`,
        "off",
      ]),
    ),
  },
  {
    // Looks up what is loaded in the running kernel, which is CommonJS.
    files: ["lib/src/notebook/**"],
    rules: { "@typescript-eslint/no-require-imports": "off" },
  },
  {
    // lib computes; only lib/src/notebook talks to the reader.
    files: ["lib/src/**"],
    ignores: ["lib/src/notebook/**"],
    rules: { "no-console": "error" },
  },
  {
    // Written for a Node too old for everything else.
    files: ["tools/preflight.cjs"],
    rules: { "no-var": "off" },
  },
);
