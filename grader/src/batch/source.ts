/** A file in what was handed in. */
export interface Entry {
  /** Its path inside of the batch, with slashes. */
  readonly file: string;
  /** Why it must not be read. */
  readonly refused?: string;
}

/** The files that were handed in: a folder, or a zip file that is read in place and never unpacked to the disk. */
export interface Source {
  readonly entries: readonly Entry[];
  /** @throws {Refusal} when it can't be read within the limits */
  read(file: string): Promise<Buffer>;
  close(): Promise<void>;
}

/** Why one file can't be read; the others can. */
export class Refusal extends Error {}

/** No notebook of the course comes near this, with all its outputs. */
export const MAX_BYTES = 20e6;
