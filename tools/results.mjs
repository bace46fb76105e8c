// Counts what the stages of `npm test` report.

/** @typedef {{ passed: number, failed: number, skipped: number }} Count */

/**
 * The count of a vitest run. A file that could not be loaded, a crash and a run without any test each count as a failure.
 * @param {{ testResults?: { name: string, status: string, assertionResults: { status: string }[] }[] } | undefined} report
 *   of vitest's JSON reporter; undefined if it wrote none
 * @param {number} exitCode
 * @returns {Count}
 */
export function countVitest(report, exitCode) {
  const files = report?.testResults ?? [];
  const tests = files.flatMap((file) => file.assertionResults);
  /** @param {string} status */
  const having = (status) => tests.filter((test) => test.status === status).length;
  const passed = having("passed");
  const skipped = tests.length - passed - having("failed");
  const unloaded = files.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((t) => t.status === "failed"),
  );
  const failed = having("failed") + unloaded.length;
  const wrong = failed === 0 && (exitCode !== 0 || tests.length === 0);
  return { passed, failed: wrong ? 1 : failed, skipped };
}

/** The count of a command that only succeeds or fails. @param {number} exitCode @returns {Count} */
export const countCheck = (exitCode) => ({
  passed: exitCode === 0 ? 1 : 0,
  failed: exitCode === 0 ? 0 : 1,
  skipped: 0,
});

/**
 * The sum of all stages. Where nothing may be skipped, what was skipped has failed.
 * @param {Count[]} counts @param {boolean} maySkip
 * @returns {Count}
 */
export function total(counts, maySkip) {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of counts) {
    sum.passed += passed;
    sum.failed += failed + (maySkip ? 0 : skipped);
    sum.skipped += maySkip ? skipped : 0;
  }
  return sum;
}

/** @param {Count} count */
export const summary = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
