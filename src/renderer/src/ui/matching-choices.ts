import { allowedEdits, editDistance } from '../../../shared/search/edit-distance';
import { foldText } from '../../../shared/search/fold-text';
import type { Choice, ChoiceGroup } from './choice';
import { isAbbreviation } from './is-abbreviation';

/** Enough to choose from; typing more narrows it. */
const MAX_SHOWN = 50;

/**
 * The first choices whose title has every word of the query, in the order given, save that a title that is the whole
 * query comes first; behind them those that are found by
 * other words too, and those that have each word with a slip or two. No query: the first of all.
 */
export function matchingChoices(choices: readonly Choice[], query: string): readonly Choice[] {
  const words = foldText(query).split(/\s+/).filter(Boolean);
  const titles = choices.map((choice) => ({
    choice,
    title: foldText(choice.title),
    also: foldText(`${choice.title} ${choice.also ?? ''}`),
  }));
  const whole = titles.filter(({ choice }) => isWhole(choice, query));
  const titled = titles.filter(({ title }) => words.every((word) => title.includes(word)));
  const meant = titles.filter(({ also }) => words.every((word) => also.includes(word)));
  const letters = words.join('');
  const short = titles.filter(({ title }) => isAbbreviation(letters, title));
  const matching = [...new Set([...whole, ...titled, ...meant, ...short])];
  const near = matching.length >= MAX_SHOWN ? [] : titles.filter(({ title }) => isNear(title, words));
  return [...new Set([...matching, ...near])].slice(0, MAX_SHOWN).map(({ choice }) => choice);
}

/** The groups that have something of the query, those with a title that is the whole query before the others. */
export function matchingGroups(groups: readonly ChoiceGroup[], query: string): readonly ChoiceGroup[] {
  const matching = groups
    .map((group) => ({
      ...group,
      choices: group.isMatched === true ? group.choices : matchingChoices(group.choices, query),
    }))
    .filter(({ choices }) => choices.length > 0);
  const hasWhole = ({ choices }: ChoiceGroup): boolean => choices.some((choice) => isWhole(choice, query));
  return matching.toSorted((a, b) => Number(hasWhole(b)) - Number(hasWhole(a)));
}

function isWhole({ title }: Choice, query: string): boolean {
  const whole = foldText(query).split(/\s+/).filter(Boolean).join(' ');
  return whole !== '' && foldText(title).trim() === whole;
}

function isNear(title: string, words: readonly string[]): boolean {
  const written = title.split(/[^\p{L}\p{N}]+/u);
  return words.every((word) => {
    const limit = allowedEdits(word);
    return title.includes(word) || (limit > 0 && written.some((each) => editDistance(word, each, limit) <= limit));
  });
}
