/**
 * How unsure probabilities are: H = −Σ pⱼ ln pⱼ, in nats, where an impossible answer adds nothing. It is 0 when one answer is
 * certain and ln k when k answers are equally likely. Shannon, "A mathematical theory of communication", 1948.
 * @throws RangeError when an entry is not a number from 0 to 1
 */
export function entropy(probabilities: ArrayLike<number>): number {
  let H = 0;
  for (let j = 0; j < probabilities.length; j++) {
    const p = probabilities[j];
    if (!(p >= 0 && p <= 1))
      throw new RangeError(`entropy: probabilities are numbers from 0 to 1, but entry ${j} is ${p}`);
    if (p > 0) H -= p * Math.log(p);
  }
  return H;
}
