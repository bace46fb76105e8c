import { mapEntries, type Cost } from "@nn/lib";

/** The cost with the wrong sign in BP1: a planted mistake. */
export const uphill = (cost: Cost): Cost => ({
  ...cost,
  outputError: (output, Y) => mapEntries(cost.outputError(output, Y), (delta) => -delta),
});
