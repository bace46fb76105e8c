/** What a program prints must not steer the terminal, nor turn the line around. */
const steering = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/g;

export const printable = (text: string): string => text.replace(steering, "�");

/** A name, which may hold line breaks. */
export const onOneLine = (text: string): string => printable(text.replace(/\s+/g, " "));
