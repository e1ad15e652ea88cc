import { redact } from './file-lines';
import type { RestructuredBlock } from './restructured-blocks';

/** What is searched of reStructuredText: not its comments, targets, options, nor its lists of other pages. */
export function searchRestructured(lines: readonly string[], blocks: readonly RestructuredBlock[]): readonly string[] {
  const page = redact(lines);
  for (const block of blocks) {
    if (block.kind === 'hidden') page.hideLines(block.from, block.to);
    else page.hideLines(block.from + 1, block.kind === 'listing' ? block.lead : block.to);
  }
  return page.result();
}
