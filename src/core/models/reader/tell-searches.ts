import { readAsSentence } from '../../../shared/chat/read-as';
import type { SearchDocsOutput, ToldSource } from '../../../shared/chat/tools';
import { wording, fill } from '../../../shared/text/wording';
import { toSearch, type Direction } from './read-question';
import type { ReaderTurn, SearchOutcome } from './read-turn';
import { isAllLookedAt, type RecallState } from './recall-state';
import { escapeMarkdown } from './write-quotes';

const text = wording.reader;

/** Each search that did not come about is said in a line: that of the repository asked about, and that of the sources. */
export function tellTrouble({ searches, question }: ReaderTurn): readonly string[] {
  const { source } = toSearch(question);
  return searches.flatMap((search, at) => {
    if (search.type === 'found') return [];
    if (search.type === 'denied') return [fill(text.denied, { address: source ?? '' })];
    const { reason } = search;
    const isOfSource = at === 0 && source !== undefined;
    return [(isOfSource ? fill(text.notSearched, { address: source, reason }) : fill(text.failed, { reason })).trim()];
  });
}

/** The words that were searched in place of others. */
export function readAsIn(search: SearchOutcome | undefined): SearchDocsOutput['readAs'] {
  return search?.type === 'found' ? search.output.readAs : undefined;
}

export function tellReadAs(search: SearchOutcome | undefined): readonly string[] {
  const sentence = readAsSentence(readAsIn(search));
  return sentence === null ? [] : [escapeMarkdown(sentence)];
}

/** What is in quotation marks is asked for word for word. */
export function tellPhrase(search: SearchOutcome | undefined, isQuoted: boolean): readonly string[] {
  const sentence = search?.type === 'found' ? search.output.phraseNotFound : undefined;
  if (sentence === undefined) return [];
  return [escapeMarkdown(sentence) + (isQuoted ? ` ${text.nearPhrase}` : '')];
}

/** Beside quotes of sources: what is asked about has a name that none of them has. */
export function tellUnknownName(search: SearchOutcome | undefined): readonly string[] {
  const sentence = search?.type === 'found' ? search.output.nameNotFound : undefined;
  return sentence === undefined ? [] : [`${escapeMarkdown(sentence)} ${text.nearPhrase}`];
}

/** A version of which the changes are asked for and that is not there, where others are. */
export function tellVersion(missing: string | null): readonly string[] {
  return missing === null ? [] : [escapeMarkdown(fill(text.versionNotFound, { version: missing }))];
}

/** What a search did not look into, or not in all ways, because it is still being fetched or read, or cannot be read now. */
export function tellUnfinished({
  searched,
  notSearchedYet = [],
  notLookedAt = [],
  asBefore = [],
}: SearchDocsOutput): readonly string[] {
  const namesOf = (is: (source: ToldSource) => boolean): readonly string[] =>
    searched.filter(is).map(({ name }) => name);
  const growing = namesOf(({ isIndexing, refreshed }) => isIndexing === true && refreshed === undefined);
  const refreshing = namesOf(({ isIndexing, refreshed }) => isIndexing === true && refreshed !== undefined);
  const tell = (sentence: string, names: readonly string[]): readonly string[] =>
    names.length === 0 ? [] : [fill(sentence, { names: escapeMarkdown(names.join(', ')) })];
  return [
    ...tell(text.notSearchedYet, notSearchedYet),
    ...tell(text.searchedInPart, growing),
    ...tell(
      text.searchedWhileRefreshing,
      refreshing.filter((name) => !notLookedAt.includes(name)),
    ),
    ...tell(
      text.searchedByWords,
      namesOf(({ isEmbedding }) => isEmbedding === true),
    ),
    ...tell(
      text.searchedMeaningCut,
      namesOf((source) => source.isMeaningCut === true),
    ),
    ...tell(text.notLookedAt, notLookedAt),
    ...tell(text.asBefore, asBefore),
  ];
}

/** What was not searched because its space was freed. */
export function tellFreed(search: SearchOutcome | undefined): readonly string[] {
  const notSearched = search?.type === 'found' ? (search.output.notSearched ?? []) : [];
  return notSearched.map(({ name, why }) => fill(text.freed, { name: escapeMarkdown(name), why }));
}

/** `isRecalled`: what was recalled may answer it all the same, in other words than those that were asked. */
export function tellNothing(
  searched: readonly string[],
  { isAboutPast }: Direction,
  recall: RecallState,
  isRecalled: boolean,
): string {
  const sources = [...new Set(searched)].join(', ');
  if (!isAllLookedAt(recall)) return sources === '' ? text.nothingFound : fill(text.nothingSearched, { sources });
  if (isRecalled) {
    const found = sources === '' ? text.nothingFound : fill(text.nothingSearched, { sources });
    return `${found} ${text.nothingInWords}`;
  }
  if (isAboutPast) return text.nothingSaid;
  return sources === '' ? text.nothing : fill(text.nothingIn, { sources });
}
