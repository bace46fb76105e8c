import { progressByChapter, solvedExercises, type Block } from "@nn/exercises/grading";
import { shortPath, type Page } from "./files.js";
import { messages } from "./messages.js";
import { printable } from "../printable.js";
import { colours, indented, inline, plain, terminalText } from "./terminalText.js";
import { wrap } from "./wrap.js";

const WIDEST = 100;
const PRINTED_LINES = 20;

/** What the learner sees. A terminal is cleared before each page; elsewhere one page follows the other. */
export class Screen {
  readonly #stream: NodeJS.WriteStream;
  #shown: Page | undefined;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  /** The task, and what is to be said before and after it. Where nothing was cleared, the same task need not be said again. */
  show(page: Page, before: readonly Block[], after: readonly Block[], printed = ""): void {
    const { exercise, chapter, file } = page;
    const { solved, total } = progressByChapter().find((row) => row.chapter === chapter)!;
    const style = this.#style;
    const mark = solvedExercises().includes(exercise.id) ? `  ${style.good(messages.isSolved)}` : "";
    const isKnown = page === this.#shown && !this.#stream.isTTY;
    this.#shown = page;
    this.#clear();
    this.#write(
      ...this.#texts(before),
      style.faint(messages.place(chapter, solved, total)),
      `${style.strong(exercise.title)}${mark}`,
      ...(isKnown ? [] : [wrap(inline(exercise.statement, style), this.#width)]),
      ...this.#texts(after),
      ...(printed === "" ? [] : [this.#printed(printed)]),
      messages.waiting(style.code(shortPath(file))),
    );
    this.#keys();
  }

  /** All chapters, and the exercises of the one that the learner is in. */
  list(pages: readonly Page[], current: Page): void {
    const solved = solvedExercises();
    const style = this.#style;
    const rows = progressByChapter().flatMap(({ chapter, solved: done, total }) => [
      messages.row(chapter.padEnd(24), done, total),
      ...pages
        .filter((page) => page.chapter === chapter && chapter === current.chapter)
        .map(({ exercise: { id, title } }) => {
          const mark = solved.includes(id) ? style.good("✓") : "·";
          return `${id === current.exercise.id ? "›" : " "} ${mark} ${title}`;
        }),
    ]);
    this.#clear();
    this.#write(rows.join("\n"));
    this.#keys();
  }

  /** A check takes a moment. */
  busy({ file }: Page): void {
    if (this.#stream.isTTY) this.#write(this.#style.faint(messages.checking(shortPath(file))));
  }

  say(line: string): void {
    this.#write(wrap(line, this.#width));
  }

  #texts(blocks: readonly Block[]): string[] {
    return blocks.length > 0 ? [terminalText(blocks, this.#style, this.#width)] : [];
  }

  #printed(printed: string): string {
    const lines = printable(printed.trimEnd()).split("\n");
    const more = lines.length - PRINTED_LINES;
    const shown = [...lines.slice(0, PRINTED_LINES), ...(more > 0 ? [messages.more(more)] : [])];
    return `${messages.printed}\n${indented(shown.join("\n"), "  ")}`;
  }

  #keys(): void {
    if (!this.#stream.isTTY) return;
    this.#write(messages.keys.map(([key, name]) => `${this.#style.strong(key)} ${name}`).join("   "));
  }

  #clear(): void {
    if (this.#stream.isTTY) this.#stream.write("\x1b[2J\x1b[H");
  }

  #write(...paragraphs: string[]): void {
    this.#stream.write(`${paragraphs.join("\n\n")}\n\n`);
  }

  get #style() {
    return this.#stream.isTTY && this.#stream.hasColors() ? colours : plain;
  }

  get #width(): number {
    return Math.min(this.#stream.columns || 80, WIDEST);
  }
}
