import { wording, fill } from '../text/wording';
import type { SearchDocsOutput } from './tools';

/** Says which words a search looked for in place of those that are nowhere; null where it looked for what was written. */
export function readAsSentence(
  words: SearchDocsOutput['readAs'] = [],
  { tools }: Pick<typeof wording, 'tools'> = wording,
): string | null {
  if (words.length === 0) return null;
  const told = words.map(({ word, readAs }) => fill(tools.inPlaceOf, { readAs, word }));
  return fill(tools.searchedFor, { words: told.join(', ') });
}
