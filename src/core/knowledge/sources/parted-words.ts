/** As terminals part words (groff): U+2010, which a keyboard does not have. */
const PARTED = /([\p{L}\p{N}]{1,50})\u2010\s*$/u;
/** The rest of the word, and what stands right behind it. */
const GOES_ON = /^\s*((\p{Ll}[\p{L}\p{N}]{0,49})[^\s\u2010]{0,50})(?!\S)/u;
const COMPOUND = /[\p{L}\p{N}]{1,50}\u2010[\p{L}\p{N}]{1,50}/gu;
/** Of a line: the end of a longer one is not looked at. */
const MAX_LENGTH = 300;

/**
 * For each line whose last word goes on in the next, by its index: what stands there of it, up to a space. A word that has
 * its hyphen elsewhere too is a compound.
 */
export function findPartedWords(lines: readonly string[]): ReadonlyMap<number, string> {
  const parted: { readonly index: number; readonly rest: string; readonly word: string }[] = [];
  const compounds = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (!line.includes('\u2010') || line.length > MAX_LENGTH) continue;
    for (const [compound] of line.matchAll(COMPOUND)) compounds.add(compound.toLowerCase());
    const begun = PARTED.exec(line)?.[1];
    const [, rest, letters] = GOES_ON.exec(lines[index + 1] ?? '') ?? [];
    if (begun === undefined || rest === undefined || letters === undefined) continue;
    parted.push({ index, rest, word: `${begun}\u2010${letters}`.toLowerCase() });
  }
  return new Map(parted.flatMap(({ index, rest, word }) => (compounds.has(word) ? [] : [[index, rest]])));
}
