// What Node.js gives a cell, in short: instead of the 2.2 MB of @types/node, of which a notebook uses next to nothing.
// Loaded by node-types.cjs, which adds Node's modules. What is used here and there is typed; the rest is `any`.

interface Console {
  log(...values: any[]): void;
  info(...values: any[]): void;
  debug(...values: any[]): void;
  warn(...values: any[]): void;
  error(...values: any[]): void;
  trace(...values: any[]): void;
  dir(value: any, options?: any): void;
  table(rows: any, columns?: readonly string[]): void;
  assert(condition?: boolean, ...values: any[]): void;
  count(label?: string): void;
  countReset(label?: string): void;
  group(...values: any[]): void;
  groupCollapsed(...values: any[]): void;
  groupEnd(): void;
  time(label?: string): void;
  timeLog(label?: string, ...values: any[]): void;
  timeEnd(label?: string): void;
  clear(): void;
}
declare var console: Console;

declare namespace NodeJS {
  interface Timeout {
    ref(): this;
    unref(): this;
    hasRef(): boolean;
    refresh(): this;
  }
}
declare function setTimeout(call: (...values: any[]) => void, milliseconds?: number, ...values: any[]): NodeJS.Timeout;
declare function setInterval(call: (...values: any[]) => void, milliseconds?: number, ...values: any[]): NodeJS.Timeout;
declare function setImmediate(call: (...values: any[]) => void, ...values: any[]): any;
declare function clearTimeout(timeout: NodeJS.Timeout | undefined): void;
declare function clearInterval(timeout: NodeJS.Timeout | undefined): void;
declare function clearImmediate(immediate: any): void;
declare function queueMicrotask(call: () => void): void;
declare function structuredClone<T>(value: T, options?: any): T;

declare var performance: { now(): number; readonly timeOrigin: number; [other: string]: any };
declare var process: {
  readonly version: string;
  readonly versions: Record<string, string>;
  readonly platform: string;
  readonly arch: string;
  readonly argv: string[];
  readonly env: Record<string, string | undefined>;
  cwd(): string;
  uptime(): number;
  memoryUsage(): { rss: number; heapTotal: number; heapUsed: number; external: number; arrayBuffers: number };
  hrtime: { (earlier?: [number, number]): [number, number]; bigint(): bigint };
  [other: string]: any;
};
declare var global: typeof globalThis;
declare var require: { (name: string): any; resolve(name: string): string; [other: string]: any };

type Buffer = any;
type URL = any;
declare var Buffer: any;
declare var URL: any;
declare var URLSearchParams: any;
declare var TextEncoder: any;
declare var TextDecoder: any;
declare var AbortController: any;
declare var AbortSignal: any;
declare var Blob: any;
declare var Event: any;
declare var EventTarget: any;
declare var MessageChannel: any;
declare var WebAssembly: any;
declare var crypto: any;
declare var fetch: any;
declare var atob: (text: string) => string;
declare var btoa: (text: string) => string;
