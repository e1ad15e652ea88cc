const ATX_HEADING = /^ {0,3}(#{1,6})(?=\s|$)/;
const SETEXT_HEADING = /^[^\n]+\n {0,3}(=+|-+)[ \t]*\n*$/;

/** The title of the window is h1. */
const TOP_LEVEL = 2;
const LOWEST_LEVEL = 6;

/**
 * The level of each block that is a heading, null for the others. An answer's highest heading comes right under the
 * window's, and no level is skipped on the way down, whatever depths were written.
 */
export function headingLevels(blocks: readonly string[]): readonly (number | null)[] {
  const depths = blocks.map(headingDepth);
  const highest = Math.min(...depths.filter((depth) => depth !== null));
  let last = TOP_LEVEL - 1;
  return depths.map((depth) => {
    if (depth === null) return null;
    last = Math.min(depth - highest + TOP_LEVEL, last + 1, LOWEST_LEVEL);
    return last;
  });
}

function headingDepth(block: string): number | null {
  const marks = ATX_HEADING.exec(block)?.[1];
  if (marks !== undefined) return marks.length;
  const underline = SETEXT_HEADING.exec(block)?.[1];
  if (underline === undefined) return null;
  return underline.startsWith('=') ? 1 : 2;
}
