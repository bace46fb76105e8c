import type { Exercise } from "@nn/exercises/grading";
import { withoutLatex } from "./mathematics.js";
import { messages } from "./messages.js";
import { wrap } from "./wrap.js";

const WIDTH = 100;

/** An exercise as a file of its own: the task as a comment, what may be used, and the stub. */
export function fileText({ id, title, statement, stub }: Exercise, imports: string): string {
  const comment = [`${title} (${id})`, wrap(withoutLatex(statement), WIDTH), messages.howTo].join("\n\n");
  const parts = [
    `/*\n${comment.replaceAll("*/", "* /")}\n*/`,
    `${imports}\nimport { todo } from "@nn/exercises";`,
    stub,
  ];
  return `${parts.join("\n\n")}\n`;
}
