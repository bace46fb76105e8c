/** Something that the teacher can mend: its message says what to do. */
export class Problem extends Error {
  override readonly name = "Problem";
}
