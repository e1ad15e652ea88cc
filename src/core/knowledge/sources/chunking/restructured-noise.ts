import { redact } from './file-lines';
import type { RestructuredBlock } from './restructured-blocks';
import { toldOptions } from './restructured-options';
import { isTimeToYield, type Steps } from '../../steps';

/** What is searched of reStructuredText: not its comments, targets, lists of other pages, nor options that tell nothing. */
export function* searchRestructured(
  lines: readonly string[],
  blocks: readonly RestructuredBlock[],
): Steps<readonly string[]> {
  const page = redact(lines);
  for (const [index, block] of blocks.entries()) {
    if (isTimeToYield(index)) yield;
    if (block.kind === 'hidden') page.hideLines(block.from, block.to);
    else if (block.kind === 'listing') page.hideLines(block.from + 1, block.lead);
    else {
      let next = block.head + 1;
      for (const { from, to } of toldOptions(lines, block)) {
        page.hideLines(next, from - 1);
        next = to + 1;
      }
      page.hideLines(next, block.to);
    }
  }
  return page.result();
}
