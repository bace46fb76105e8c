import { random, shapeOf } from "@nn/lib";
import { decode, encode, sequences, stories, storyWords, vocabularyOf } from "@nn/datasets";
import { describe, expect, it } from "vitest";

const { text, floor } = stories(random(1), { stories: 4000 });
const told = text.split(/(?<=home \.|near \w+ \.) /).map((story) => story.split(" "));
const among = (words: readonly string[], kind: readonly string[]) => words.filter((word) => kind.includes(word));
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe("stories(rng, options)", () => {
  it("are as many as asked for, and the same for the same seed", () => {
    expect(told).toHaveLength(4000);
    expect(stories(random(1), { stories: 5 })).toEqual(stories(random(1), { stories: 5 }));
    expect(stories(random(2), { stories: 5 }).text).not.toBe(stories(random(1), { stories: 5 }).text);
  });

  it("keep to what they have told: one animal, one name with its pronoun, one thing, food or place", () => {
    for (const words of told) {
      const names = among(words, [...storyWords.girl, ...storyWords.boy]);
      expect(new Set(names).size).toBe(1);
      expect(words).not.toContain(storyWords.girl.includes(names[0] as never) ? "he" : "she");
      expect(new Set(among(words, storyWords.animal)).size).toBe(1);
      const rest = [storyWords.thing, storyWords.food, storyWords.place].map((kind) => among(words, kind));
      expect(rest.filter((found) => found.length > 0)).toHaveLength(1);
      for (const found of rest) expect(new Set(found).size).toBeLessThanOrEqual(1);
    }
  });

  it("use every word of every kind about as often as the others of its kind", () => {
    for (const kind of Object.values(storyWords)) {
      const counts = kind.map((word) => told.filter((words) => words.includes(word)).length);
      for (const count of counts) expect(Math.abs(count / mean(counts) - 1)).toBeLessThan(0.15);
    }
  });

  it("state the entropy of the grammar: ln of the number of stories, where all choices are even", () => {
    // Two sexes, 3 names, 6 animals, 2 openings and 2 endings; then one of three events, with 4·4, 4, or 4·2 ways.
    const frame = Math.log(2 * 3 * 6 * 2 * 2);
    const events = Math.log(3) + (Math.log(16) + Math.log(4) + Math.log(8)) / 3;
    expect(floor).toBeCloseTo((frame + events) / (text.split(" ").length / 4000), 2);
  });

  it("refuse to be none", () => {
    expect(() => stories(random(1), { stories: 0 })).toThrow(
      "stories: stories must be a whole number of at least 1, not 0",
    );
  });
});

describe("vocabularyOf(text)", () => {
  it("is every word once, in alphabetical order", () => {
    expect(vocabularyOf("the fox and the hen .")).toEqual([".", "and", "fox", "hen", "the"]);
  });
});

describe("encode(text, vocabulary) and decode(tokens, vocabulary)", () => {
  const vocabulary = [".", "fox", "the"];

  it("turn words into numbers and back", () => {
    expect(encode("the fox .", vocabulary)).toEqual([2, 1, 0]);
    expect(decode([2, 1, 0], vocabulary)).toBe("the fox .");
  });

  it("name what the vocabulary lacks", () => {
    expect(() => encode("the dragon .", vocabulary)).toThrow('encode: the vocabulary has no word "dragon"');
    expect(() => decode([0, 3], vocabulary)).toThrow("decode: there is no token number 3");
  });
});

describe("sequences(tokens, options)", () => {
  it("cuts the text, and asks at each place for the token that follows", () => {
    const { X, Y } = sequences([0, 1, 2, 3, 0, 1, 2], { context: 3, vocabulary: 4 });
    expect([shapeOf(X), shapeOf(Y)]).toEqual(["2×3", "6×4"]);
    expect([...X.data]).toEqual([0, 1, 2, 3, 0, 1]);
    const next = Array.from({ length: 6 }, (_, r) => Y.data.slice(4 * r, 4 * r + 4).indexOf(1));
    expect(next).toEqual([1, 2, 3, 0, 1, 2]);
    expect(Y.data.filter((y) => y === 1)).toHaveLength(6);
  });

  it("needs one token more than its context, to ask for the last", () => {
    expect(sequences([0, 1, 0], { context: 2, vocabulary: 2 }).X.rows).toBe(1);
    expect(() => sequences([0, 1], { context: 2, vocabulary: 2 })).toThrow(
      "sequences: a context of 2 needs 3 tokens; there are 2",
    );
  });

  it("names what is no token", () => {
    expect(() => sequences([0, 2, 1], { context: 1, vocabulary: 2 })).toThrow(
      "sequences: 2 is not the number of a token, which go from 0 to 1",
    );
  });
});
