import { redact } from './file-lines';
import type { RestructuredBlock } from './restructured-blocks';
import { isTimeToYield, type Steps } from '../../steps';

/** What is searched of reStructuredText: not its comments, targets, options, nor its lists of other pages. */
export function* searchRestructured(
  lines: readonly string[],
  blocks: readonly RestructuredBlock[],
): Steps<readonly string[]> {
  const page = redact(lines);
  for (const [index, block] of blocks.entries()) {
    if (isTimeToYield(index)) yield;
    if (block.kind === 'hidden') page.hideLines(block.from, block.to);
    else if (block.kind === 'listing') page.hideLines(block.from + 1, block.lead);
    else page.hideLines(block.head + 1, block.to);
  }
  return page.result();
}
