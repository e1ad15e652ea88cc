import { tool, zodSchema, type Tool } from 'ai';
import { assertNever } from '../../shared/assert-never';
import { isBlank } from '../../shared/chat/is-blank';
import type { Passage } from '../../shared/domain/passage';
import {
  searchDocsInput,
  searchDocsOutput,
  type SearchDocsInput,
  type SearchDocsOutput,
} from '../../shared/chat/tools';
import type { Source } from '../../shared/domain/source';
import { wording, fill } from '../../shared/text/wording';
import type { FoundPassage } from '../knowledge/knowledge';
import { normalizeSearchPath } from '../knowledge/sources/parse-address';
import { withSignal } from '../knowledge/with-signal';
import { AppError } from '../errors';
import type { StoredSource } from '../ports';
import { describeSource } from './describe-source';
import { passagesIn, readingsIn } from './passages-in';
import { keepNumbers, type NumberKeeping, type PassageNumbers } from './passage-numbers';
import { resolveSource, type FetchRequest, type ResolvedSource, type RoutedRequest } from './resolve-source';
import { isSearchedIn, type SearchableSources } from './searchable-sources';
import { tellFreed } from './tell-freed';

export const PASSAGES_A_SEARCH = 8;
/** Characters of one result, as JSON: about 3,000 tokens. */
const MAX_RESULT = 12_000;
// Made once: turning zod into JSON Schema takes the SDK milliseconds.
const inputSchema = zodSchema(searchDocsInput);

export interface SearchDocsOptions extends NumberKeeping {
  readonly sources: SearchableSources;
  /** Those that the prompt mentions: no other is searched. None for no limit. */
  readonly onlySources: readonly { readonly key: string; readonly name: string }[];
  /** True when the user has approved this very request, for that call or for its host. */
  readonly mayFetch: (request: RoutedRequest, toolCallId: string) => boolean;
}

/**
 * The `search_docs` tool of one session. Its tool sessions, one a source, keep the numbers of what it has shown. What the
 * model has before it is not shown again, unless it asks for that; what it has no more (an attempt that failed, an old
 * turn, a source that has another place now) is, by its number, unless it asks for more.
 */
export function createSearchDocs(options: SearchDocsOptions): Tool<SearchDocsInput, SearchDocsOutput> {
  return tool({
    description:
      'Searches the documentation and source code of the repositories and folders the user added. Returns numbered ' +
      'passages with file, lines and commit; cite them as [n]. A follow-up search returns passages that you do not have yet. ' +
      'Sources under notSearchedYet are still being fetched: say so when nothing fits. Folders under asBefore cannot be read now: say that what they hold may have changed. Numbers under gone are of text that ' +
      'its source has no more, or says otherwise now: do not answer from them.',
    inputSchema,
    outputSchema: searchDocsOutput,
    execute: async (input, { abortSignal, messages, toolCallId }) => {
      if (isBlank(input.query)) throw new AppError('tool.noQuery');
      const { sources, onlySources, numbers, sessionId } = options;
      const mayFetch = (request: RoutedRequest): boolean => options.mayFetch(request, toolCallId);
      const chosen = await chooseSources(input, { ...options, mayFetch }, abortSignal);
      const keys = await heldKeys(chosen, sources, abortSignal);
      const pathPrefix = input.path === undefined ? null : normalizeSearchPath(input.path);
      const late = await withSignal(sources.follow(keys), abortSignal);
      const shown = passagesIn(messages);
      const gone = await sources.outdated([...shown, ...readingsIn(messages)]);
      const stillThere = shown.filter((passage) => !gone.includes(passage));
      const { passages: found, reading } = await sources.search(
        {
          text: input.query,
          keys,
          excludeIds: excludedIds(input, keys, stillThere, numbers),
          limit: PASSAGES_A_SEARCH,
          ...(pathPrefix === null ? {} : { pathPrefix }),
        },
        abortSignal,
      );
      if (found.length === 0 && pathPrefix !== null) await checkPath(keys, pathPrefix, sources, abortSignal);
      const passages = toPassages(found, numbers, sources);
      await keepNumbers(new Set(passages.map((passage) => passage.sourceKey)), options);
      const listed = await sources.list();
      const ofKeys = listed.filter(({ key }) => keys.includes(key));
      const searched = ofKeys.map(describeSource);
      const asBefore = ofKeys.filter(isAsBefore).map(({ name }) => name);
      const isMeant = (source: Source): boolean => isInScope(source, input, options);
      const toCome = listed.filter((source) => source.state === 'working' && !keys.includes(source.key));
      const notSearchedYet = toCome.filter(isMeant).map(({ name }) => name);
      const notLookedAt = listed.filter(({ key }) => late.includes(key)).map(({ name }) => name);
      const isForAll = onlySources.length === 0 && !input.source?.trim();
      const notSearched = isForAll ? tellFreed(listed.filter((source) => isSearchedIn(sessionId, source))) : [];
      return {
        passages,
        searched,
        ...(reading.words.length === 0 ? {} : { readAs: [...reading.words] }),
        ...(reading.missingPhrases.length === 0 ? {} : { phraseNotFound: tellMissing(reading.missingPhrases) }),
        ...(reading.unknownNames.length === 0 ? {} : { nameNotFound: tellUnknown(reading.unknownNames) }),
        ...(notSearchedYet.length === 0 ? {} : { notSearchedYet }),
        ...(notLookedAt.length === 0 ? {} : { notLookedAt }),
        ...(asBefore.length === 0 ? {} : { asBefore }),
        ...(notSearched.length === 0 ? {} : { notSearched: [...notSearched] }),
        ...(gone.length === 0 ? {} : { gone: [...new Set(gone.map(({ n }) => n))] }),
      };
    },
  });
}

/** A folder that could not be looked at again. Why may name a folder of this computer, which is not for a provider of models. */
function isAsBefore({ kind, ref, state }: Source): boolean {
  return kind === 'folder' && ref === null && state === 'failed';
}

async function chooseSources(
  input: SearchDocsInput,
  {
    sources,
    onlySources,
    mayFetch,
    numbers,
    sessionId,
  }: Pick<SearchDocsOptions, 'sources' | 'onlySources' | 'numbers' | 'sessionId'> & {
    readonly mayFetch: (request: RoutedRequest) => boolean;
  },
  signal: AbortSignal | undefined,
): Promise<readonly StoredSource[]> {
  const resolved = resolveSource(input, sources, numbers.isOf);
  if (onlySources.length > 0) return limited(resolved, sources, onlySources, signal);
  switch (resolved.type) {
    case 'all':
      // What a model asked for elsewhere is searched here only when it is named.
      return (await sources.searchable(signal)).filter((source) => isSearchedIn(sessionId, source));
    case 'known':
      return [await checkIndexed(resolved.source, sources)];
    case 'fetch':
      // The sources may have changed since the call was looked at: what is fetched is what was approved.
      return [await fetchApproved(resolved.request, sources, sessionId, mayFetch, signal)];
    default:
      return assertNever(resolved);
  }
}

async function fetchApproved(
  { address, ref }: FetchRequest,
  sources: SearchableSources,
  sessionId: string,
  mayFetch: (request: RoutedRequest) => boolean,
  signal: AbortSignal | undefined,
): Promise<StoredSource> {
  const target = await sources.routeOf(address, signal);
  if (!mayFetch({ address, ref, target })) throw new AppError('source.notAdded');
  return sources.addAndWait({ address, ref, target, sessionId }, signal);
}

/** True for what a search without a source searches, once it is there; one of a source waits for it, or fails. */
function isInScope(
  source: Source,
  input: SearchDocsInput,
  { onlySources, sessionId }: Pick<SearchDocsOptions, 'onlySources' | 'sessionId'>,
): boolean {
  if (input.source?.trim()) return false;
  if (onlySources.length > 0) return onlySources.some(({ key }) => key === source.key);
  return isSearchedIn(sessionId, source);
}

/** What is searched of the sources that the prompt mentions. */
async function limited(
  resolved: ResolvedSource,
  sources: SearchableSources,
  onlySources: SearchDocsOptions['onlySources'],
  signal: AbortSignal | undefined,
): Promise<readonly StoredSource[]> {
  const names = onlySources.map(({ name }) => name).join(', ');
  const isMentioned = ({ key }: { readonly key: string }): boolean => onlySources.some((source) => source.key === key);
  if (resolved.type === 'known' && isMentioned(resolved.source)) return [await checkIndexed(resolved.source, sources)];
  if (resolved.type !== 'all') throw new AppError('source.notMentioned', { names });
  const chosen = (await sources.searchable(signal)).filter(isMentioned);
  if (chosen.length > 0) return chosen;
  const [letGo, ...others] = (await sources.list()).filter(isMentioned);
  if (letGo?.error && others.length === 0) throw AppError.fromData(letGo.error);
  const isComing = [letGo, ...others].some((source) => source?.state === 'working');
  throw new AppError(isComing ? 'source.indexing' : 'source.notIndexed', { name: names });
}

/** What was let go of, or never came to anything, is not the same as a source in which nothing fits. */
async function checkIndexed(source: StoredSource, sources: SearchableSources): Promise<StoredSource> {
  const shown = (await sources.list()).find(({ key }) => key === source.key);
  if (shown === undefined || shown.passages > 0 || shown.state === 'working') return source;
  if (shown.error !== null) throw AppError.fromData(shown.error);
  throw new AppError('source.notIndexed', { name: source.name });
}

/** What can be searched of the chosen: to have searched what is not in the index yet must not be claimed. */
async function heldKeys(
  chosen: readonly StoredSource[],
  sources: SearchableSources,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  if (chosen.length === 0) return [];
  const keys = await sources.indexed(
    chosen.map(({ key }) => key),
    signal,
  );
  if (keys.length > 0) return keys;
  const name = chosen.map((source) => source.name).join(', ');
  const working = (await sources.list()).some(
    ({ key, state }) => state === 'working' && chosen.some((each) => each.key === key),
  );
  throw new AppError(working ? 'source.indexing' : 'source.notIndexed', { name });
}

/** A path that is not there is not the same as one where nothing fits. */
async function checkPath(
  keys: readonly string[],
  path: string,
  sources: SearchableSources,
  signal: AbortSignal | undefined,
): Promise<void> {
  for (const key of keys) {
    if ((await sources.listFiles({ key, path, limit: 1 }, signal)).total > 0) return;
  }
  throw new AppError('source.wrongPath', { path });
}

function excludedIds(
  input: SearchDocsInput,
  keys: readonly string[],
  stillThere: readonly Passage[],
  numbers: PassageNumbers,
): readonly string[] {
  if (input.more === true) return keys.flatMap((key) => numbers.shownBy(key).map(({ id }) => id));
  return input.again === true ? [] : numbers.idsAt(stillThere);
}

function tellMissing(phrases: readonly string[]): string {
  const sentence = phrases.length === 1 ? wording.tools.phraseNotFound : wording.tools.phrasesNotFound;
  return fill(sentence, { phrases: inMarks(phrases) });
}

function tellUnknown(names: readonly string[]): string {
  return fill(wording.tools.nameNotFound, { names: inMarks(names) });
}

function inMarks(words: readonly string[]): string {
  return words.map((phrase) => fill(wording.tools.phrase, { phrase })).join(', ');
}

/** The best that fit into one result; the first of them in any case. Only what is shown gets a number. */
function toPassages(
  found: readonly FoundPassage[],
  numbers: PassageNumbers,
  sources: Pick<SearchableSources, 'find'>,
): Passage[] {
  let size = 0;
  const fitting = found.filter((passage, at) => {
    size += JSON.stringify(passage).length;
    return at === 0 || size <= MAX_RESULT;
  });
  const best = Math.max(...fitting.map(({ score }) => score));
  return fitting.map((passage) => {
    const { id, trail, text, score, ...place } = passage;
    const rating = best > 0 ? Math.round((100 * score) / best) / 100 : 1;
    const n = numbers.number({ ...place, id }, sources.find(place.sourceKey));
    return { ...place, n, trail: [...trail], text, rating };
  });
}
