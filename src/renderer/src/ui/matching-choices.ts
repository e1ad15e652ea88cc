import type { Choice } from './chooser-dialog';

/** Enough to choose from; typing more narrows it. */
const MAX_SHOWN = 50;

/** The first choices whose title has every word of the query, in the order given. No query: the first of all. */
export function matchingChoices(choices: readonly Choice[], query: string): readonly Choice[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const matching = choices.filter(({ title }) => {
    const folded = fold(title);
    return words.every((word) => folded.includes(word));
  });
  return matching.slice(0, MAX_SHOWN);
}

/** Case and accents do not count. */
function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
