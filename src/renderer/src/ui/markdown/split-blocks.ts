import { Lexer } from 'marked';

/**
 * The text cut at the borders of its top-level blocks; joined, the pieces are the text again, but for line ends and
 * leading blank lines. A code fence or list that is still open is one block to the end.
 */
export function splitBlocks(text: string): readonly string[] {
  const blocks: string[] = [];
  // Only the outer layer is lexed: what stands inside a block is micromark's work, once it is drawn.
  for (const token of new Lexer({ gfm: true }).blockTokens(text.replaceAll(/\r\n?/g, '\n'))) {
    if (token.type === 'space') continue;
    blocks.push(token.raw);
  }
  return blocks;
}
