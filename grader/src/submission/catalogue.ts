import { chapters } from "@nn/exercises/grading";

/** What finding an answer takes, as plain data: the compiler's thread gets nothing else of the exercises. */
export interface CatalogueEntry {
  readonly id: string;
  readonly functionName: string;
}

export interface CatalogueChapter {
  readonly file: string;
  readonly exercises: readonly CatalogueEntry[];
}

export const catalogue: readonly CatalogueChapter[] = chapters.map(({ file, exercises }) => ({
  file,
  exercises: exercises.map(({ id, functionName }) => ({ id, functionName })),
}));
