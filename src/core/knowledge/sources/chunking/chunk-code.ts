import type { Block, Chunk } from './chunk';
import { splitLines } from '../split-lines';
import { packBlocks } from './pack-blocks';
import type { Steps } from '../../steps';

/** Chunks of a source file: whole top-level declarations where they fit. */
export function* chunkCode(text: string): Steps<readonly Chunk[]> {
  const lines = splitLines(text);
  const blocks: Block[] = [];
  let start = 0;
  for (let line = 1; line < lines.length; line += 1) {
    if (!startsDeclaration(lines[line - 1] ?? '', lines[line] ?? '')) continue;
    blocks.push({ from: start, to: line - 1 });
    start = line;
  }
  blocks.push({ from: start, to: lines.length - 1 });
  return yield* packBlocks({ lines, searched: lines }, blocks, []);
}

/** Unindented after a blank line, and not the end of something. */
function startsDeclaration(before: string, line: string): boolean {
  return before.trim() === '' && /^[^\s)}\]]/.test(line);
}
