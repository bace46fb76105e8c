import { stat } from "node:fs/promises";
import { Problem } from "../problem.js";
import { openFolder } from "./folder.js";
import { withInnerZips } from "./inner.js";
import { messages } from "./messages.js";
import type { Source } from "./source.js";
import { openZip } from "./zip.js";

/** Opens a folder or an archive of submissions. @throws {Problem} */
export async function openSource(path: string): Promise<Source> {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new Problem(messages.notFound(path));
  if (found.isDirectory()) return withInnerZips(await openFolder(path));
  if (found.isFile()) return withInnerZips(await openZip(path));
  throw new Problem(messages.neither(path));
}
