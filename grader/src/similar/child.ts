// Compares all submissions of a batch in a process of its own, so that its memory is given back.
import { openSource } from "../batch/open.js";
import { handedOut, written } from "./code.js";
import type { SimilarPair } from "./pair.js";
import { similarPairs, type Code } from "./similar.js";

export interface Task {
  readonly input: string;
  readonly submissions: readonly { readonly file: string; readonly student: string; readonly chapter: string }[];
}

process.on("disconnect", () => process.exit(1));
process.on("message", (task: Task) => void compare(task).then((pairs) => process.send!(pairs, () => process.exit(0))));

async function compare({ input, submissions }: Task): Promise<SimilarPair[]> {
  const source = await openSource(input);
  const pairs: SimilarPair[] = [];
  for (const chapter of [...new Set(submissions.map((submission) => submission.chapter))].sort()) {
    const known = handedOut(chapter);
    const codes: Code[] = [];
    for (const { file, student } of submissions.filter((submission) => submission.chapter === chapter)) {
      codes.push({ file, student, text: written(await source.read(file), known) });
    }
    pairs.push(...similarPairs(chapter, codes));
  }
  await source.close();
  return pairs;
}
