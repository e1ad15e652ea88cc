/** A block of Markdown, in the place where it is drawn. */
export interface PlacedBlock {
  readonly source: string;
  /** Its first line in the text, counted from 0. */
  readonly line: number;
  /** For a heading, its place in the outline of the page. */
  readonly level: number | null;
}

export type BlockRun = readonly PlacedBlock[];

/** So many blocks are looked at with each drawing of an answer that grows; of those before them, one step for each run. */
const RUN_LENGTH = 24;

/** Cuts the blocks of a text that grows into runs: one in which nothing changed is the same as before. */
export function createBlockRuns(): (blocks: readonly PlacedBlock[]) => readonly BlockRun[] {
  let known: readonly BlockRun[] = [];
  return (blocks) => {
    known = Array.from({ length: Math.ceil(blocks.length / RUN_LENGTH) }, (_, at) => {
      const run = blocks.slice(at * RUN_LENGTH, (at + 1) * RUN_LENGTH);
      const before = known[at];
      return before !== undefined && isSameRun(before, run) ? before : run;
    });
    return known;
  };
}

function isSameRun(one: BlockRun, other: BlockRun): boolean {
  return (
    one.length === other.length &&
    one.every((block, at) => {
      const next = other[at];
      return block.source === next?.source && block.line === next.line && block.level === next.level;
    })
  );
}
