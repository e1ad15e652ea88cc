/** Of Chinese and Japanese, which put no space between words; a dot in the middle begins an item. */
const UNSPACED = String.raw`[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\uff01-\uff5e]`;
const ENDS = new RegExp(`${UNSPACED}$`, 'u');
const BEGINS = new RegExp(`^[ \\t]*(?!・)${UNSPACED}`, 'u');
/** A title has its line for itself. */
const TITLE = /^ {0,3}[#=]+\s/;

/** A block in whose lines a Chinese or Japanese sentence goes on without a space, as it is read. It keeps its number of lines. */
export function joinWrapped(block: string): string {
  const lines = block.split('\n');
  const joined: string[][] = [];
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1] ?? '';
    const goesOn = ENDS.test(before) && BEGINS.test(line) && !TITLE.test(before);
    if (goesOn) joined.at(-1)?.push(line.trimStart());
    else joined.push([line]);
  }
  const left = lines.length - joined.length;
  return joined.map((pieces) => pieces.join('')).join('\n') + '\n'.repeat(left);
}
