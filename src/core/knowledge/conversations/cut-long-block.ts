/** Parsing takes time by more than a list's or a table's length. */
const LONG = 3_000;
const ITEM = /^ {0,3}(?:[-*+]|\d{1,9}[.)])[ \t]/;
const DELIMITER = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** A long list in lists of whole items, a long table in tables with its head; any other block as it is. */
export function cutLongBlock(block: string): readonly string[] {
  if (block.length <= LONG) return [block];
  const lines = block.trimEnd().split('\n');
  const [first = '', second = ''] = lines;
  if (ITEM.test(first)) {
    const indent = /^ */.exec(first)?.[0].length ?? 0;
    return pack(lines, '', (line) => ITEM.test(line) && (/^ */.exec(line)?.[0].length ?? 0) <= indent);
  }
  if (first.includes('|') && DELIMITER.test(second)) return pack(lines.slice(2), `${first}\n${second}\n`, () => true);
  return [block];
}

/** Pieces that each begin with `head`, cut before lines where one may begin, as long as may be. */
function pack(lines: readonly string[], head: string, mayBegin: (line: string) => boolean): readonly string[] {
  const pieces: string[] = [];
  let piece: string[] = [];
  let length = 0;
  for (const line of lines) {
    if (length > LONG - line.length && piece.length > 0 && mayBegin(line)) {
      pieces.push(head + piece.join('\n'));
      piece = [];
      length = 0;
    }
    piece.push(line);
    length += line.length + 1;
  }
  return [...pieces, head + piece.join('\n')];
}
