/** Enough of a text to know it by; a pasted megabyte must not become a title. */
const SHOWN_LENGTH = 160;

/** The text on one line, cut when it is long. */
export function shorten(text: string): string {
  const line = text
    .slice(0, SHOWN_LENGTH * 2)
    .replaceAll(/\s+/g, ' ')
    .trim();
  return line.length > SHOWN_LENGTH || text.length > SHOWN_LENGTH * 2 ? `${line.slice(0, SHOWN_LENGTH)}…` : line;
}
