import type { VerdictKind } from "../result.js";

const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

const verdicts: Record<VerdictKind, string> = {
  pass: "right",
  fail: "not right",
  "not attempted": "not attempted",
  "syntax error": "syntax error",
  exception: "stopped with an error",
  "time-out": "ran out of time",
  "out of memory": "ran out of memory",
  "too much output": "printed too much",
  "invalid submission": "could not be graded",
};

/** Everything that the reports say, apart from the feedback itself. Markdown where it says so. */
export const messages = {
  language: "en",
  verdicts,
  points: (points: string, possible: string) => `${points} of ${possible} points`,
  percent: (share: number) => `${Math.floor(100 * share + 1e-9)} %`,

  // The learner's page
  learnerTitle: (chapter: string) => (chapter === "" ? "Feedback" : `Feedback: chapter ${chapter}`),
  student: "Student",
  chapter: "Chapter",
  file: "File",
  total: "Points",
  allExercises: "All exercises",
  exercise: "Exercise",
  verdict: "Verdict",
  invalidTitle: "This submission could not be graded",
  notes: "Notes, without effect on the points",
  byHand: (points: string, automatic: string) =>
    `Your teacher gave ${points} by hand; the automatic mark was ${automatic}.`,
  reason: "Reason",

  // The class summary
  summaryTitle: "Class summary",
  overview: "Overview",
  submissions: "Submissions",
  students: "Students",
  invalid: "Invalid submissions",
  overridden: "Marks given by hand",
  meanShare: "Mean share of the points",
  invalidIntro: "These could not be graded. Ask for them again, or give the points by hand in the overrides file.",
  problem: "What is wrong",
  several: "More than one submission",
  severalIntro:
    "These students handed in the same chapter more than once. Each submission is graded; decide which one counts, and delete the others.",
  distribution: "Distribution of points",
  distributionTitle: (chapter: string) => `Distribution of the shares of points in chapter ${chapter}`,
  distributionText: (n: number, median: string, zero: number, full: number) =>
    `${plural(n, "submission")}. The median is ${median} of the points. ${full} have all points, ${zero} have none.`,
  numbers: "The numbers as a table",
  shareOfPoints: "Share of the points",
  range: (from: number, to: number) => (to === 100 ? `${from} to 100 %` : `${from} to under ${to} %`),
  success: "Success by exercise",
  successTitle: (chapter: string) => `Share of right answers by exercise in chapter ${chapter}`,
  successText: (lowest: string, lowestShare: string, highest: string, highestShare: string) =>
    `The lowest share of right answers is ${lowestShare}, in “${lowest}”; the highest is ${highestShare}, in “${highest}”.`,
  right: "Right",
  notRight: "Not right",
  notAttempted: "Not attempted",
  failed: "Did not run",
  meanPoints: "Mean points",
  mistakes: "Commonest known mistakes",
  mistake: "Mistake",
  says: "What learners are told",
  count: "Answers",
  noMistakes: "No answer was one of the known mistakes.",
  unattempted: "Not attempted most",
  allAttempted: "Every exercise was attempted by everyone.",
  unattemptedLine: (title: string, n: number, total: number) => `${title}: ${n} of ${total} did not attempt it`,
  similar: "Similar submissions",
  similarIntro:
    "These pairs share code that few others have. That is a hint to look, and no more: read both before you say anything. Short exercises have few right answers, and these are left out of the comparison. Nothing here changes a mark.",
  noSimilar: "No two submissions share code that others don't have.",
  similarTooMany: (n: number) => `${n} more pairs are not shown.`,
  one: "One",
  other: "The other",
  similarity: "Similarity",
  sharedCode: "Longest shared part",
  lines: (n: number) => plural(n, "line"),
  others: "Files left out",
  othersIntro: "These are no notebooks (their names do not end in .ipynb), so they were not graded.",
  more: (n: number) => `and ${n} more`,
  everyone: "All submissions",
  byHandMark: "by hand",

  // Gradescope and JUnit
  gradescopeOutput: (n: number) => `${plural(n, "submission")} graded by the course's grader.`,
  gradescopeNone: "Nothing could be graded.",
};
