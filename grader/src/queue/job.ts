import { gunzipSync, gzipSync } from "node:zlib";
import type { Graded, Work } from "../batch/graded.js";

/** A submission on its way through Redis. */
export interface JobData {
  readonly student: string;
  readonly file: string;
  /** Compressed, in base64. */
  readonly bytes: string;
  readonly before?: Graded;
}

export const toJob = ({ student, file, bytes, before }: Work): JobData => ({
  student,
  file,
  bytes: gzipSync(bytes).toString("base64"),
  before,
});

export const fromJob = ({ bytes, ...rest }: JobData): Work => ({
  ...rest,
  bytes: gunzipSync(Buffer.from(bytes, "base64")),
});
