const marked = new WeakSet<object>();

/**
 * Marks a layer, activation, cost or optimizer that keeps no matrix it is handed or makes for longer than a step of training.
 * All of lib's own are marked. A learner's own part may keep what it likes: then training does without a workspace.
 */
export function keepsNothing<Part extends object>(part: Part): Part {
  marked.add(part);
  return part;
}

export const allKeepNothing = (parts: readonly object[]): boolean => parts.every((part) => marked.has(part));
