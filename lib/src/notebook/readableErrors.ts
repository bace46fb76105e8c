/** Lines of a stack that lead into Node and tslab: they tell a learner nothing. */
const FOREIGN_FRAME = /^ +at .*(?:node:|[\\/]tslab[\\/]dist[\\/]|[\\/]lib[\\/]dist[\\/]notebook[\\/]).*\n?/gm;

/** What a cell writes to stderr, as a learner should read it. */
export function readableErrors(text: string): string {
  if (/^Error: Script execution was interrupted/.test(text)) return "Interrupted.\n";
  return text.replace(FOREIGN_FRAME, "");
}
