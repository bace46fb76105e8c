/** Two submissions that share code which few others have. */
export interface SimilarPair {
  readonly chapter: string;
  /** Paths inside of the batch. */
  readonly one: string;
  readonly other: string;
  /** Of the code that few others have, the share that both have. */
  readonly similarity: number;
  /** Lines of the longest shared part. */
  readonly lines: number;
}
