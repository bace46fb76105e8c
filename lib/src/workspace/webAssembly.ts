/** What is used here of WebAssembly: TypeScript describes it only together with the browser's DOM. */
interface Api {
  Memory: new (size: { initial: number; maximum: number; shared: boolean }) => WasmMemory;
  Module: new (code: Uint8Array) => object;
  Instance: new (module: object, imports: { env: { memory: WasmMemory } }) => { readonly exports: unknown };
  validate(code: Uint8Array): boolean;
}

export interface WasmMemory {
  readonly buffer: ArrayBufferLike;
  /** @param pages how many more, of 64 KB each @throws RangeError when there are none */
  grow(pages: number): number;
}

export const webAssembly = (globalThis as unknown as { WebAssembly?: Api }).WebAssembly;
