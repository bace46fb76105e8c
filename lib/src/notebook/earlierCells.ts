/**
 * Makes `{ rng }` work when `rng` comes from an earlier cell. tslab turns a name of an earlier cell into `exports.rng`, but overlooks
 * shorthand properties, which then look for a global `rng` and fail with "rng is not defined". So each name becomes a global, too,
 * unless there is a global of that name already.
 * @param locals what the cells so far have declared and imported
 */
export function makeGlobal(locals: Record<string, unknown>): void {
  for (const name of Object.keys(locals)) {
    if (name in globalThis) continue;
    Object.defineProperty(globalThis, name, {
      configurable: true,
      get: () => locals[name],
      set: (value: unknown) => {
        locals[name] = value;
      },
    });
  }
}
