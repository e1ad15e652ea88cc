/** A word may go on where a name ends only by being in the plural. */
const PLURAL = /^e?s(?!\p{L})/u;
const LONGEST_PLURAL = 3;

/**
 * Whether a name occurs in a text as a word, in the plural, or as a word of a longer name: `Effect` in `useEffect`, but not
 * `mus` in "must".
 */
export function holdsName(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const end = at + name.length;
    if (isInside(text, at)) continue;
    if (!isInside(text, end) || PLURAL.test(text.slice(end, end + LONGEST_PLURAL))) return true;
  }
  return false;
}

/** Whether a place is within a word. A capital begins another, and scripts without capitals need no space. */
function isInside(text: string, at: number): boolean {
  const [left = '', right = '', next = ''] = [text[at - 1], text[at], text[at + 1]];
  if (/\p{Ll}/u.test(right)) return /[\p{Ll}\p{Lu}]/u.test(left);
  return /\p{Lu}/u.test(right) && /\p{Lu}/u.test(left) && !/\p{Ll}/u.test(next);
}
