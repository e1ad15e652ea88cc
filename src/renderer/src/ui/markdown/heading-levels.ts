const ATX_HEADING = /^ {0,3}(#{1,6})(?=\s|$)/;
const SETEXT_HEADING = /^[^\n]+\n {0,3}(=+|-+)[ \t]*\n*$/;

/** The title of the window is h1. */
const TOP_LEVEL = 2;
const LOWEST_LEVEL = 6;

/**
 * The level of each block that is a heading, null for the others: how many headings it stands under, whatever depths
 * were written. An answer's highest come right under the window's, and no level is skipped on the way down.
 */
export function headingLevels(blocks: readonly string[]): readonly (number | null)[] {
  const above: number[] = [];
  return blocks.map((block) => {
    const depth = headingDepth(block);
    if (depth === null) return null;
    while ((above.at(-1) ?? 0) >= depth) above.pop();
    above.push(depth);
    return Math.min(TOP_LEVEL + above.length - 1, LOWEST_LEVEL);
  });
}

function headingDepth(block: string): number | null {
  const marks = ATX_HEADING.exec(block)?.[1];
  if (marks !== undefined) return marks.length;
  const underline = SETEXT_HEADING.exec(block)?.[1];
  if (underline === undefined) return null;
  return underline.startsWith('=') ? 1 : 2;
}
