import { describe, expect, test } from "vitest";
import { attacks } from "./attacks.js";
import { gradeNotebook, ids, notebookWith, otherVerdicts, resultFor } from "./submissions.js";

const step = "gradient-descent/step";

describe("what is in one answer decides on that answer only", () => {
  test.each(attacks.map((attack) => [attack.name, attack] as const))(
    "%s",
    async (_name, { source, verdict }) => {
      const result = await gradeNotebook(notebookWith({ [step]: source }));
      expect(resultFor(result, step)).toMatchObject({ verdict, points: verdict === "pass" ? 1 : 0 });
      expect(otherVerdicts(result, step)).toEqual(Array(ids.length - 1).fill("pass"));
    },
    60_000,
  );
});
