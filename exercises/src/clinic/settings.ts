import type { Examples } from "@nn/lib";

/** How a patient is trained: all that a treatment can change. */
export interface Settings {
  /** How many training examples; 400 at most. */
  readonly examples: number;
  /** Where the labels come from: the file that the patient brought, or read once more from their source. */
  readonly labels: "from the file" | "read again";
  readonly inputs: "as measured" | "standardized";
  /** Sizes of the hidden layers; [] for none. */
  readonly hidden: readonly number[];
  readonly activation: "tanh" | "relu" | "leakyRelu";
  /** The biases of the hidden layers at the start. */
  readonly firstBias: number;
  /** Whose backward pass: the patient's own code, or the library's. */
  readonly backward: "own" | "lib";
  readonly learningRate: number;
  readonly epochs: number;
}

/** Somebody's training that does not work. */
export interface Patient {
  readonly settings: Settings;
  /** Training and validation examples in the right units, with the right labels. */
  data(seed: number): { train: Examples; validation: Examples };
  /** What the patient's file did to the labels. Nothing unless told. */
  readonly mislabel?: (examples: Examples, seed: number) => Examples;
  /** What the patient's units do to an input. Nothing unless told. */
  readonly measured?: (x: number) => number;
  /** What the patient's own backward pass makes of ∂C/∂z of a hidden layer. Nothing unless told. */
  readonly backward?: (delta: number) => number;
}
