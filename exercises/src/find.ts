import { chapters } from "./chapters/index.js";
import { describeUnknown } from "./describe.js";
import type { Chapter, Exercise } from "./exercise.js";
import { messages } from "./messages.js";
import { text, type Block, type Span } from "./render.js";

export interface Found {
  readonly exercise: Exercise;
  readonly chapter: Chapter;
}

/** The exercise with this id; otherwise a text that says which ids there are. */
export function find(id: unknown): Found | Block {
  if (typeof id !== "string") return text(...messages.noId(describeUnknown(id)));
  for (const chapter of chapters) {
    const exercise = chapter.exercises.find((exercise) => exercise.id === id);
    if (exercise) return { exercise, chapter };
  }
  return text(...messages.unknownId(id), ...suggestions(id));
}

/** The ids of the chapter that the id names, or those with the same name in another chapter, or the chapters. */
function suggestions(id: string): Span[] {
  const [prefix, name] = id.split("/");
  const ids = chapters.flatMap(({ exercises }) => exercises.map(({ id }) => id));
  const inChapter = ids.filter((known) => known.startsWith(`${prefix}/`));
  if (inChapter.length > 0) return [messages.inThisChapter, ...listed(inChapter)];
  const sameName = ids.filter((known) => known.endsWith(`/${name ?? prefix}`));
  if (sameName.length > 0) return [messages.didYouMean, ...listed(sameName)];
  return [messages.chapters, ...listed([...new Set(ids.map((known) => known.split("/")[0]))])];
}

const listed = (ids: string[]): Span[] => ids.flatMap((id, i) => [...(i > 0 ? [", "] : []), { code: id }]);
