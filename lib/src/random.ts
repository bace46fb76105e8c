import { requireWhole } from "./requireWhole.js";

/** A seeded source of random numbers. The same seed gives the same numbers on every machine. */
export interface Random {
  /** A number drawn uniformly from [0, 1). */
  uniform(): number;
  /** A number drawn from the normal distribution with the given mean and standard deviation (0 and 1 unless told). */
  normal(mean?: number, standardDeviation?: number): number;
  /** A whole number drawn uniformly from 0, 1, …, below − 1. */
  integer(below: number): number;
  /** A new array with the same items in random order. The array given is left alone. */
  shuffle<T>(items: readonly T[]): T[];
}

/**
 * Makes a generator from a seed. Two generators with the same seed give the same sequence.
 *
 * @param seed a whole number, 0 ≤ seed < 2³²
 * @throws RangeError when the seed is not such a number
 * @see Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014 (SplitMix), here with 32 bits and a
 * mixing function found with Chris Wellons' hash-prospector (github.com/skeeto/hash-prospector)
 */
export function random(seed: number): Random {
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) {
    throw new RangeError(`random: the seed must be a whole number from 0 to 2³² − 1, not ${seed}`);
  }
  let state = seed;
  let spare: number | undefined;

  /** 32 random bits: add the golden ratio to the state, then mix the bits of the sum. */
  function bits(): number {
    state = (state + 0x9e3779b9) | 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  }

  function uniform(): number {
    // 27 high bits and 26 low ones fill the 53 bits of a double's fraction.
    const high = bits() >>> 5;
    const low = bits() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  }

  /** Marsaglia's polar method: a point drawn inside the unit disc gives two independent normal numbers. */
  function standardNormal(): number {
    if (spare !== undefined) {
      const second = spare;
      spare = undefined;
      return second;
    }
    let u: number, v: number, s: number;
    do {
      u = 2 * uniform() - 1;
      v = 2 * uniform() - 1;
      s = u * u + v * v;
    } while (s >= 1 || s === 0);
    const scale = Math.sqrt((-2 * Math.log(s)) / s);
    spare = v * scale;
    return u * scale;
  }

  function integer(below: number): number {
    requireWhole("integer(below): below", below, 1);
    return Math.floor(uniform() * below);
  }

  return {
    uniform,
    normal: (mean = 0, standardDeviation = 1) => mean + standardDeviation * standardNormal(),
    integer,
    /** Fisher and Yates: each of the n! orders is equally likely. */
    shuffle(items) {
      const shuffled = [...items];
      for (let i = shuffled.length - 1; i > 0; i--) {
        const j = Math.floor(uniform() * (i + 1));
        const item = shuffled[i];
        shuffled[i] = shuffled[j];
        shuffled[j] = item;
      }
      return shuffled;
    },
  };
}
