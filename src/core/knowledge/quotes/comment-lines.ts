/** How a line begins that is a comment, in one language or another. */
const COMMENT = /^(?:#|\/\/|\/\*|\*|--|;|%|<!--)/;
/** What opens text over several lines, and what ends it. */
const BORDERS: readonly (readonly [open: string, close: string])[] = [
  ['"""', '"""'],
  ["'''", "'''"],
  ['/*', '*/'],
  ['<!--', '-->'],
];

/** Whether a line of code begins as a comment does. */
export function isComment(line: string): boolean {
  return COMMENT.test(line);
}

/** Tells of the lines of a file of code, one after the other, which are words: comments, and text over several lines. */
export function createWordLines(): (line: string) => boolean {
  let close: string | null = null;
  return (line) => {
    const isWithin = close !== null;
    let from = 0;
    for (;;) {
      if (close === null) {
        const opening = firstBorder(line, from);
        if (opening === null) break;
        close = opening.close;
        from = opening.end;
      }
      const at = line.indexOf(close, from);
      if (at < 0) break;
      from = at + close.length;
      close = null;
    }
    return isWithin || close !== null || isComment(line);
  };
}

function firstBorder(line: string, from: number): { readonly close: string; readonly end: number } | null {
  const places = BORDERS.map(([open, close]) => ({ at: line.indexOf(open, from), open, close }));
  const first = places.filter(({ at }) => at >= 0).toSorted((a, b) => a.at - b.at)[0];
  return first === undefined ? null : { close: first.close, end: first.at + first.open.length };
}
