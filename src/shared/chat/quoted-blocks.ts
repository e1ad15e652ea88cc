/** Lines of what somebody writes that are marked as a quote. */
const QUOTED = /^ {0,3}>/;

/** The quotes in a text, each with all of its lines as they stand. */
export function quotedBlocks(text: string): readonly string[] {
  return runsOf(text).filter((run) => QUOTED.test(run));
}

/** What a quote says. */
export function wordsOfBlock(block: string): string {
  return block.replace(/^ {0,3}> ?/gm, '');
}

/** What is taken out of a quote. */
export interface BlockCut {
  readonly block: string;
  /** What stays of it; '' for nothing. */
  readonly left: string;
}

/**
 * A text without what is cut of its quotes, and without the empty lines behind those of which nothing stays; '' where it
 * is one of these as a whole.
 */
export function withoutBlocks(text: string, cuts: readonly BlockCut[]): string {
  const lefts = new Map(cuts.map(({ block, left }) => [block, left]));
  const whole = lefts.get(text);
  if (whole !== undefined) return whole;
  let wasCut = false;
  const kept = runsOf(text).flatMap((run) => {
    const leftOfBlock = QUOTED.test(run) ? lefts.get(run) : undefined;
    if (leftOfBlock !== undefined && leftOfBlock !== '') {
      wasCut = false;
      return [leftOfBlock];
    }
    const isCut = leftOfBlock === '';
    const left = wasCut && !isCut ? run.replace(/^(?:[^\S\n]*\n)+/, '') : run;
    const isGone = isCut || (wasCut && left.trim() === '');
    wasCut = isCut || (wasCut && isGone);
    return isGone ? [] : [left];
  });
  return kept.join('\n');
}

/** Its lines, those of a quote and those between two quotes together. */
function runsOf(text: string): readonly string[] {
  const runs: string[] = [];
  let wasQuoted: boolean | null = null;
  for (const line of text.split('\n')) {
    const isQuoted = QUOTED.test(line);
    const last = runs.at(-1);
    if (last === undefined || isQuoted !== wasQuoted) runs.push(line);
    else runs[runs.length - 1] = `${last}\n${line}`;
    wasQuoted = isQuoted;
  }
  return runs;
}
