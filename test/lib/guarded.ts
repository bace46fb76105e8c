import { afterEach, beforeEach, expect } from "vitest";
import { allocate, enterWorkspace, type Precision } from "../../lib/src/workspace/index.js";

export const precisions: { precision: Precision; epsilon: number }[] = [
  { precision: "double", epsilon: 2 ** -52 },
  { precision: "single", epsilon: 2 ** -23 },
];

/** In a `describe`: each of its tests runs in a workspace of its own, where kernels find the arrays that `inWorkspace` makes. */
export function guardedWorkspace(precision: Precision) {
  let leave: () => void;
  let guarded: { room: Float64Array; length: number }[];
  beforeEach(() => {
    leave = enterWorkspace(precision);
    guarded = [];
  });
  afterEach(() => leave());

  return {
    /** Numbers in the workspace, between 9s that must stay: a kernel that writes beyond its end is found. */
    inWorkspace(values: ArrayLike<number>): Float64Array {
      const room = allocate(values.length + 4).fill(9);
      const array = room.subarray(2, 2 + values.length);
      array.set(values);
      guarded.push({ room, length: values.length });
      return array;
    },

    expectGuardsWhole(): void {
      for (const { room, length } of guarded) {
        expect([room[0], room[1], room[length + 2], room[length + 3]]).toEqual([9, 9, 9, 9]);
      }
      guarded = [];
    },
  };
}
