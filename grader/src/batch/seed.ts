import { createHmac, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, resolve, sep } from "node:path";
import { Problem } from "../problem.js";
import { messages } from "./messages.js";

/** In the teacher's own folder for settings: no clone of the course holds it. */
export function defaultSeedFile(): string {
  const config = process.platform === "win32" ? process.env.APPDATA : process.env.XDG_CONFIG_HOME;
  return join(config || join(homedir(), ".config"), "neural-networks-course", "seed");
}

/**
 * The secret seed: 64 hexadecimal digits.
 * @param apart folders that others may see: the course's, the submissions, the reports
 * @param made told when the file was not there and was made; without it, it must be there
 */
export function readSeed(path: string, apart: readonly string[], made?: (line: string) => void): string {
  const file = resolve(path);
  if (apart.some((folder) => file.startsWith(resolve(folder) + sep))) throw new Problem(messages.seedTracked(path));
  if (!existsSync(file)) {
    if (!made) throw new Problem(messages.seedMissing(path));
    create(file, made);
  }
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new Problem(messages.seedUnreadable(path, (error as NodeJS.ErrnoException).code ?? String(error)));
  }
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "" && !line.startsWith("#"));
  if (lines.length !== 1 || !/^[0-9a-f]{64}$/.test(lines[0].trim())) throw new Problem(messages.seedDamaged(path));
  return lines[0].trim();
}

function create(file: string, print: (line: string) => void): void {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const text = `# ${messages.seedComment}\n${randomBytes(32).toString("hex")}\n`;
    writeFileSync(file, text, { mode: 0o600, flag: "wx" });
    print(messages.seedCreated(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EEXIST") throw new Problem(messages.cannotWrite(file, code ?? String(error)));
  }
}

/** Says whether two things were graded with the same seed, without telling the seed. */
export function sealed(seed: string, ...parts: readonly (string | Uint8Array)[]): string {
  const digest = createHmac("sha256", seed);
  for (const part of parts) digest.update(`${part.length}:`).update(part);
  return digest.digest("hex");
}
