import type { LayerStatistics } from "../diagnostics/index.js";
import type { Snapshot } from "../network/index.js";
import type { Start, Stopped } from "../training/index.js";

/**
 * What `diagnose` looks at. A `History` is evidence; so is `{ loss }` from a training loop of your own. What is missing is
 * not asked about, so more evidence gives a surer answer.
 */
export interface Evidence {
  /** Mean training loss of each epoch (or of each step of your own loop). */
  readonly loss: readonly number[];
  /** Mean cost over the validation examples, after each epoch. */
  readonly validationLoss?: readonly number[];
  /** statistics[e][l]: how layer l was in epoch e. Of your own loop, perhaps just `[{ updateRatio }]`. */
  readonly statistics?: readonly (readonly Partial<LayerStatistics>[])[];
  readonly snapshots?: readonly Snapshot[];
  readonly start?: Start;
  readonly stopped?: Stopped;
}
