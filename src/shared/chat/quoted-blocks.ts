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

/** A text without some of its quotes and the empty lines behind them; '' where it is one of `blocks` as a whole. */
export function withoutBlocks(text: string, blocks: readonly string[]): string {
  if (blocks.includes(text)) return '';
  let wasCut = false;
  const kept = runsOf(text).flatMap((run) => {
    const isCut = QUOTED.test(run) && blocks.includes(run);
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
