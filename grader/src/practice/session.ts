import { chapters, nextHint, noteSolved, solvedExercises, text, type Block } from "@nn/exercises/grading";
import type { Sandbox } from "../sandbox/sandbox.js";
import { checkFile, type Checked } from "./checkFile.js";
import { readPage, type Page } from "./files.js";
import { messages } from "./messages.js";
import type { Screen } from "./screen.js";

/** A learner at work: which exercise they are at, and what was said about it last. */
export class Session {
  readonly #pages: readonly Page[];
  readonly #screen: Screen;
  readonly #sandbox: Sandbox;
  #at: number;
  #said: readonly Block[] = [];
  #checking = new AbortController();

  /** Begins at a page, or at the first unsolved exercise. */
  constructor(pages: readonly Page[], screen: Screen, sandbox: Sandbox, begin?: Page) {
    this.#pages = pages;
    this.#screen = screen;
    this.#sandbox = sandbox;
    this.#at = begin ? pages.indexOf(begin) : (this.#unsolvedAfter(-1) ?? 0);
  }

  /** @param first what stands above the task */
  show(first: readonly Block[] = []): void {
    this.#screen.show(this.#page, first, this.#said);
  }

  /** What a key does. Keys that do nothing are not noticed. */
  press(key: string): void {
    if (key === "n") this.#move(this.#at + 1);
    else if (key === "p") this.#move(this.#at - 1);
    else if (key === "l") this.#screen.list(this.#pages, this.#page);
    else if (key === "h") this.#hint();
  }

  /** Checks a file that was saved; a check that is still running is cut off. */
  async saved(page: Page): Promise<void> {
    const source = readPage(page);
    if (source === undefined) return;
    this.end();
    const { signal } = (this.#checking = new AbortController());
    this.#screen.busy(page);
    const checked = await checkFile(page, source, this.#sandbox, signal);
    if (!signal.aborted) this.#tell(page, checked);
  }

  /** Cuts off the check that is running. */
  end(): void {
    this.#checking.abort();
  }

  #tell(page: Page, { solved, blocks, printed }: Checked): void {
    const { id } = page.exercise;
    this.#at = this.#pages.indexOf(page);
    this.#said = blocks;
    if (!solved) return this.#screen.show(page, [], blocks, printed);
    const isNew = !solvedExercises().includes(id);
    const noted = noteSolved(
      id,
      chapters.find(({ file }) => file === page.chapter)!,
    );
    const next = this.#unsolvedAfter(this.#at);
    const all = next === undefined ? [text(messages.allSolved(this.#pages.length))] : [];
    if (!isNew || next === undefined) return this.#screen.show(page, [], [...blocks, ...noted, ...all], printed);
    this.#at = next;
    this.#said = [];
    this.show([...blocks, ...noted]);
  }

  #move(to: number): void {
    if (to < 0 || to >= this.#pages.length) return;
    this.#at = to;
    this.#said = [];
    this.show();
  }

  #hint(): void {
    const { exercise, chapter } = this.#page;
    const hints = nextHint({ exercise, chapter: chapters.find(({ file }) => file === chapter)! });
    this.#screen.show(this.#page, [], [...this.#said, ...hints]);
  }

  get #page(): Page {
    return this.#pages[this.#at];
  }

  /** The next unsolved exercise, from the beginning again after the last; undefined when all are solved. */
  #unsolvedAfter(at: number): number | undefined {
    const solved = solvedExercises();
    const order = this.#pages.map((_, i) => (at + 1 + i) % this.#pages.length);
    return order.find((i) => !solved.includes(this.#pages[i].exercise.id));
  }
}
