import { unwatchFile, watchFile } from "node:fs";
import type { Page } from "./files.js";

/** Milliseconds between two looks at the files. */
const INTERVAL = 250;

/**
 * Calls `saved` for each page whose file has been written. It looks at the files, rather than be told by the system: this works
 * for editors that put a new file in the old one's place, and on disks of other machines. Returns what ends it.
 */
export function watchPages(pages: readonly Page[], saved: (page: Page) => void): () => void {
  for (const page of pages) {
    watchFile(page.file, { interval: INTERVAL }, (now, before) => {
      if (now.nlink > 0 && now.mtimeMs !== before.mtimeMs) saved(page);
    });
  }
  return () => pages.forEach(({ file }) => unwatchFile(file));
}
