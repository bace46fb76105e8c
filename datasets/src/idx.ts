import { closeSync, fstatSync, openSync, readSync } from "node:fs";

/**
 * Reads records of an IDX file, the format of MNIST. Only the bytes of the records asked for are read. The file is
 *
 *     0x00 0x00 0x08 d        magic number: unsigned bytes in d dimensions
 *     size₁ … size_d          4 bytes each, the most significant first; size₁ is the number of records
 *     the entries             1 byte each, record after record
 *
 * @param sizes what the sizes must be, for example [60000, 28, 28]
 * @param records numbers of the records, 0 ≤ record < sizes[0], in any order
 * @returns the bytes of these records, one record after another
 * @throws Error naming the file and what is wrong with it: missing, compressed, not IDX, other sizes, cut short, too long
 * @see LeCun, Cortes and Burges, The MNIST database of handwritten digits, "File formats"
 */
export function readIdx(path: string, sizes: readonly number[], records: ArrayLike<number>): Uint8Array {
  const file = open(path);
  try {
    const headerSize = 4 + 4 * sizes.length;
    const recordSize = sizes.slice(1).reduce((product, size) => product * size, 1);
    checkHeader(path, readBytes(file, headerSize), sizes);
    checkLength(path, fstatSync(file).size, headerSize + sizes[0] * recordSize);

    const bytes = new Uint8Array(records.length * recordSize);
    for (let i = 0, run = 1; i < records.length; i += run) {
      // Records that follow one another in the file are read in one go.
      for (run = 1; records[i + run] === records[i] + run; run++);
      readSync(file, bytes, i * recordSize, run * recordSize, headerSize + records[i] * recordSize);
    }
    return bytes;
  } finally {
    closeSync(file);
  }
}

function open(path: string): number {
  try {
    return openSync(path, "r");
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const problem = code === "ENOENT" ? "there is no such file" : `it can't be opened (${code})`;
    throw new Error(`${path}: ${problem}. Run \`npm ci\` in the project's folder to install it again`, { cause });
  }
}

/** The first bytes of the file; fewer when the file is shorter. */
function readBytes(file: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, 0));
}

function checkHeader(path: string, header: Buffer, sizes: readonly number[]): void {
  const hex = (bytes: Uint8Array) => `0x${Buffer.from(bytes).toString("hex")}`;
  const magic = Buffer.from([0, 0, 8, sizes.length]);
  const start = header.subarray(0, 4);
  if (start[0] === 0x1f && start[1] === 0x8b) {
    throw new Error(`${path}: the file is compressed. Unpack it first: gunzip`);
  }
  if (start.length === 4 && !start.equals(magic)) {
    const expected = `${hex(magic)} (IDX, unsigned bytes in ${sizes.length} dimension${sizes.length === 1 ? "" : "s"})`;
    throw new Error(`${path}: wrong magic number: the file begins with ${hex(start)}, not ${expected}`);
  }
  checkLength(path, header.length, 4 + 4 * sizes.length);
  const found = sizes.map((_, dimension) => header.readUInt32BE(4 + 4 * dimension));
  if (found.some((size, dimension) => size !== sizes[dimension])) {
    throw new Error(`${path}: wrong count: the file says ${found.join("×")}, expected ${sizes.join("×")}`);
  }
}

function checkLength(path: string, found: number, expected: number): void {
  if (found === expected) return;
  const problem = found < expected ? "is cut short" : "is too long";
  throw new Error(`${path}: the file ${problem}: it has ${found} bytes, expected ${expected}`);
}
