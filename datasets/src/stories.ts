import type { Random } from "@nn/lib";
import { requireCount } from "./arguments.js";

/** Words of one kind: in a story, any of them could stand where another one stands. */
export const storyWords = {
  girl: ["ada", "mia", "zoe"],
  boy: ["ben", "max", "tom"],
  animal: ["bear", "cat", "dog", "fox", "hen", "pig"],
  thing: ["ball", "drum", "hat", "kite"],
  colour: ["black", "blue", "green", "red"],
  place: ["barn", "forest", "garden", "lake"],
  food: ["bread", "cake", "corn", "nuts"],
} as const;

/** What `stories` draws. */
export interface Stories {
  /** The stories one after another, words and full stops parted by blanks. */
  readonly text: string;
  /**
   * The smallest mean cross-entropy, in nats a word, that any model can expect on these stories: −ln of the probability
   * with which they were drawn, divided by the number of words.
   */
  readonly floor: number;
}

/**
 * Little stories about a child and an animal, drawn from a grammar. What is told once holds to the end: the animal, the
 * name and whether it is a she or a he, what was given and in which colour, where they went. So whoever remembers more
 * words can tell the next one better.
 *
 * @param options.stories how many; 1000 unless told
 * @throws RangeError when that is not a whole number of at least 1
 */
export function stories(rng: Random, { stories = 1000 }: { stories?: number } = {}): Stories {
  requireCount("stories", "stories", stories);
  let nats = 0;

  /** One of the items, each as likely as the others. */
  function one<T>(items: readonly T[]): T {
    nats += Math.log(items.length);
    return items[rng.integer(items.length)];
  }

  function story(): string[] {
    const isGirl = one([true, false]);
    const name = one(isGirl ? storyWords.girl : storyWords.boy);
    const child = isGirl ? "she" : "he";
    const animal = one(storyWords.animal);
    const events = [
      () => {
        const [colour, thing] = [one(storyWords.colour), one(storyWords.thing)];
        return `${child} gave the ${animal} a ${colour} ${thing} . the ${animal} liked the ${thing} .`;
      },
      () => {
        const food = one(storyWords.food);
        return `${child} found some ${food} . the ${animal} ate the ${food} .`;
      },
      () => {
        const place = one(storyWords.place);
        return `they ran to the ${place} . the ${place} was ${one(["cold", "dark"])} .`;
      },
    ];
    return [
      one([`one day ${name} met a ${animal} .`, `${name} had a little ${animal} .`]),
      one(events)(),
      one([`then ${name} and the ${animal} went home .`, `at night the ${animal} slept near ${name} .`]),
    ]
      .join(" ")
      .split(" ");
  }

  const words = Array.from({ length: stories }, story).flat();
  return { text: words.join(" "), floor: nats / words.length };
}
