import type { Diagnosis } from "@nn/lib";
import type { Span } from "../render.js";

const strong = (text: string): Span => ({ strong: text });
const code = (text: string): Span => ({ code: text });
const listed = (names: readonly string[]): string => names.join(", ");

/** All that the clinic says. */
export const clinicMessages = {
  untreated: (patient: string): Span[] => [
    strong(`Patient ${patient} is not treated yet.`),
    " Change one setting, as in ",
    code(`treat("${patient}", { epochs: 300 })`),
    ".",
  ],
  cured: (patient: string, seeds: number, setting: string): Span[] => [
    strong(`✓ Patient ${patient} is cured.`),
    ` One change, `,
    code(setting),
    `, and diagnose finds nothing with any of ${seeds} seeds.`,
  ],
  stillSick: (patient: string, sick: number, seeds: number, { fault, evidence }: Diagnosis, before: string): Span[] => [
    strong(`Patient ${patient} is still sick`),
    ` with ${sick} of ${seeds} seeds: `,
    strong(fault),
    `. ${evidence}`,
    ...(fault === before
      ? []
      : [` Before your change it was `, strong(before), `. A cure that is too weak looks like this, too.`]),
  ],
  tooManyChanges: (patient: string, settings: readonly string[]): Span[] => [
    strong(`Patient ${patient} is well`),
    `, but which of your changes (${listed(settings)}) did it? Find the one that matters: change one thing at a time.`,
  ],
  noPatient: (name: string, names: readonly string[]): string =>
    `There is no patient "${name}"; there are ${listed(names)}.`,
  noSetting: (name: string, names: readonly string[]): string =>
    `There is no setting "${name}"; there are ${listed(names)}.`,
};
