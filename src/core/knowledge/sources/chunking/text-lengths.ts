import type { Block } from './chunk';

/** Lengths of stretches of lines, without a look at each line. */
export interface TextLengths {
  /** Characters of the lines joined by `\n`. */
  of(block: Block): number;
}

export function measureLines(lines: readonly string[]): TextLengths {
  const starts = new Float64Array(lines.length + 1);
  for (const [index, line] of lines.entries()) starts[index + 1] = (starts[index] ?? 0) + line.length + 1;
  return { of: ({ from, to }) => (starts[to + 1] ?? 0) - (starts[from] ?? 0) - 1 };
}
