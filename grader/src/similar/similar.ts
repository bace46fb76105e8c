import { File, FingerprintIndex, TokenizedFile, type Pair } from "@dodona/dolos-core";
import type { SimilarPair } from "./pair.js";
import { tokenize } from "./tokens.js";

/** Dolos's own settings: fingerprints of 23 tokens, one kept out of each 17. */
const [K_GRAM, WINDOW] = [23, 17];
/** Code that more submissions than this have in common is how everyone solves it. */
const USUAL_SHARE = 0.05;
const USUAL_AT_LEAST = 3;
/** In a large class, too, those who copy from each other are few; and the pairs among many are too many to count. */
const USUAL_AT_MOST = 20;
/** A pair is shown from here on … */
const MIN_SIMILARITY = 0.5;
const MIN_FINGERPRINTS = 3;
/** … and so many of them, the most similar first. */
const SHOWN = 30;

export interface Code {
  /** Path inside of the batch. */
  readonly file: string;
  readonly student: string;
  readonly text: string;
}

/** Pairs of students whose code shares what few others have. */
export function similarPairs(chapter: string, codes: readonly Code[]): SimilarPair[] {
  const usual = Math.min(USUAL_AT_MOST, Math.max(USUAL_AT_LEAST, Math.floor(USUAL_SHARE * codes.length)));
  const index = new FingerprintIndex(K_GRAM, WINDOW);
  const files = codes.map(({ file, text }) => {
    const { tokens, places } = tokenize(text);
    return new TokenizedFile(new File(file, text), tokens, places);
  });
  const studentOf = new Map(codes.map(({ file, student }) => [file, student]));
  index.addFiles(files);
  index.updateMaxFingerprintFileCount(usual); // once for all: counting with each file takes the square of their number
  return candidates(index)
    .filter(([a, b]) => studentOf.get(a.path) !== studentOf.get(b.path))
    .map(([a, b]) => index.getPair(a, b))
    .map((pair) => ({ pair, similarity: similarityOf(pair) }))
    .filter(({ similarity }) => similarity >= MIN_SIMILARITY)
    .sort((a, b) => b.similarity - a.similarity || b.pair.overlap - a.pair.overlap)
    .slice(0, SHOWN)
    .map(({ pair, similarity }) => describe(chapter, pair, similarity));
}

/** Of the fingerprints that few have, the share that both have. (Dolos 1.2.1 takes the left file's usual ones off the right one, too.) */
function similarityOf({ leftEntry, rightEntry, leftCovered, rightCovered }: Pair): number {
  const unusual = ({ file, shared }: Pair["leftEntry"]): number =>
    [...shared].reduce((sum, fingerprint) => sum + fingerprint.occurrencesOf(file).length, 0);
  return (leftCovered + rightCovered) / (unusual(leftEntry) + unusual(rightEntry));
}

/** Those that share fingerprints: of thousands of submissions most have none in common, so not each pair is compared. */
function candidates(index: FingerprintIndex): [TokenizedFile, TokenizedFile][] {
  const shared = new Map<string, { pair: [TokenizedFile, TokenizedFile]; count: number }>();
  for (const fingerprint of index.sharedFingerprints()) {
    if (fingerprint.ignored) continue;
    const files = fingerprint.files();
    for (let i = 0; i < files.length; i++) {
      for (let j = i + 1; j < files.length; j++) {
        const key = `${files[i].id} ${files[j].id}`;
        const entry = shared.get(key) ?? { pair: [files[i], files[j]], count: 0 };
        shared.set(key, { ...entry, count: entry.count + 1 });
      }
    }
  }
  return [...shared.values()].filter(({ count }) => count >= MIN_FINGERPRINTS).map(({ pair }) => pair);
}

function describe(chapter: string, pair: Pair, similarity: number): SimilarPair {
  const [one, other] = [pair.leftFile.path, pair.rightFile.path];
  const lengths = pair.buildFragments().map(({ leftSelection: { startRow, endRow } }) => endRow - startRow + 1);
  return { chapter, one, other, similarity, lines: Math.max(1, ...lengths) };
}
