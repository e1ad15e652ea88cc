import type { Client } from '@libsql/client';
import { columnText } from '../column-text';
import type { Log } from '../../ports';
import type { Embedder } from '../embedding/embedder';
import type { FoundPassage, FoundPassages, SearchInput } from '../knowledge';
import { wordsBeside, type AskedWords, type WordSearch } from './asked-words';
import { besideApp } from './beside-app';
import { readBelow, type BelowPath } from './below-path';
import { findPhrases, type Phrases } from './find-phrases';
import { followListings, mayFollow, type ReadRow } from './follow-listings';
import { findDefinitions, type Definitions } from './find-definitions';
import { besideCode, markCuts } from './mark-cuts';
import { nameMatches } from './name-matches';
import { namedSources, withoutLookAlikes, type SourceNaming } from './named-sources';
import type { NearWords } from './near-words';
import { askedOfTitles, compareTitles, type PageTable } from './page-table';
import { readCandidates, readFirstPassages, readPassages, toPassage, passageId, type Candidate } from './passage-rows';
import type { Evidence, Ranked } from './rank-passages';
import { rankSections, type SourceEvidence } from './rank-sections';
import { createQuestionFit } from './question-fit';
import { readQuestion, type ReadQuestion } from './read-question';
import type { TextReader } from './text-reader';
import { untellingWords } from './untelling-words';
import { searchWords } from './search-words';
import { versionFirst } from './version-first';
import type { Meaning, VectorStore } from './vector-store';

/** Candidates that the search by meaning may name. */
const NEAREST = 120;
/** A passage without any of the words must be nearer than this (cosine): unrelated ones are below .2. */
const MIN_MEANING = 0.3;
/** Pages that their title alone may name, and how well it has to. */
const NAMED_PAGES = 10;
const MIN_TITLE = 0.4;
/** Pages that links from the best passages alone may name. */
const LINKED_PAGES = 10;

export interface SearchOptions {
  readonly client: Client;
  readonly vectors: VectorStore;
  readonly pages: (sourceId: number) => Promise<PageTable>;
  readonly nearWords: NearWords;
  readonly texts: TextReader;
  /** Null searches by words alone, as does one that fails. */
  readonly embedder: Embedder | null;
  readonly log: Log;
}

interface FoundSource {
  readonly id: number;
  readonly key: string;
  readonly name: string;
}

const NOTHING_FOUND: FoundPassages = { passages: [], reading: { words: [], missingPhrases: [], unknownNames: [] } };

/**
 * Passages that answer, best first, over several files. Searches the sources that are there and skips the others. A word
 * that none of them has gives way to one that is near it.
 */
export async function searchPassages(input: SearchInput, options: SearchOptions): Promise<FoundPassages> {
  const { client } = options;
  const { sources, isAll } = await findSources(client, input.keys);
  if (sources.length === 0) return NOTHING_FOUND;
  const sourceIds = sources.map(({ id }) => id);
  const { pathPrefix } = input;
  const below = await readBelow(client, sourceIds, pathPrefix);
  const written = { question: input.query, sourceIds: isAll ? null : sourceIds, pathPrefix };
  const found = await lookFor(written, sourceIds, options);
  const { question, asked, words, meaning, names, definitions, phrases } = found;
  const tables = await Promise.all(sources.map(async ({ id }) => ({ sourceId: id, table: await options.pages(id) })));
  const pages = tables.map(({ table }) => table);
  const titles = compareTitles(askedOfTitles(question, asked.reading, pages), pages);
  const near = (await meaning?.nearest(NEAREST, MIN_MEANING, below.hasPassage)) ?? [];
  const ids = [...new Set([...words.keys(), ...near.map(({ id }) => id), ...definitions.ids, ...phrases.held.keys()])];
  const naming = namedSources(question, sources);
  const rate = rateBy({ words, names, definitions, phrases, titles, meaning, tables, naming });
  const evidence = (await readCandidates(client, ids)).flatMap(rate);
  const more = await readFirstPassages(client, pagesToAdd(evidence, titles, below));
  const bySection = await rankSections(question, [...evidence, ...more.flatMap(rate)], {
    client,
    words,
    meaning,
    definitions,
    phrases,
    asked,
    untelling: untellingWords(question, asked, sources),
  });
  const ranked = await versionFirst(client, question, { scope: asked.scope, sources }, bySection);
  const fitOf = fitOfRows(createQuestionFit(question, asked, phrases.flags), meaning, sources, naming);
  const parts = { client, texts: options.texts, fitOf, question, asked, sources, tables };
  const passages = withoutLookAlikes(await takeBesideApp(ranked, input, parts), question, sources);
  // A source of that name is about it, though it need not say so.
  const sourceNames = sources.map(({ name }) => name.toLowerCase()).join('\n');
  const unknownNames = found.unknown.filter((name) => !sourceNames.includes(name.toLowerCase()));
  return { passages, reading: { words: found.readAs, missingPhrases: phrases.missing, unknownNames } };
}

interface Found {
  readonly words: ReadonlyMap<number, number>;
  readonly meaning: Meaning | null;
  readonly names: ReadonlyMap<number, number>;
  readonly definitions: Definitions;
  readonly phrases: Phrases;
  readonly titles: ReadonlyMap<number, number>;
  readonly naming: ReadonlyMap<number, SourceNaming>;
  readonly tables: readonly { readonly sourceId: number; readonly table: PageTable }[];
}

/** What speaks for a passage; nothing for one that is on no page of the sources, as it is of a file that is not live. */
function rateBy({
  words,
  names,
  definitions,
  phrases,
  titles,
  meaning,
  tables,
  naming,
}: Found): (candidate: Candidate) => readonly SourceEvidence[] {
  return ({ id, fileId, links }) =>
    tables.flatMap(({ sourceId, table }): readonly SourceEvidence[] => {
      const page = table.page(fileId);
      if (page === null) return [];
      return [
        {
          id,
          fileId,
          sourceId,
          path: page.path,
          words: words.get(id) ?? 0,
          meaning: meaning?.of(sourceId, id) ?? null,
          title: titles.get(fileId) ?? 0,
          source: naming.get(sourceId)?.share ?? 0,
          names: names.get(id) ?? 0,
          defines: definitions.ids.has(id) ? definitions.share : 0,
          phrases: phrases.held.get(id) ?? 0,
          links: (links ?? []).flatMap((target) => table.linked(target, page.path)?.fileId ?? []),
        },
      ];
    });
}

function fitOfRows(
  fit: ReturnType<typeof createQuestionFit>,
  meaning: Meaning | null,
  sources: readonly FoundSource[],
  naming: ReadonlyMap<number, SourceNaming>,
): (found: ReadRow) => number {
  const sourceIds = new Map(sources.map(({ id, key }) => [key, id]));
  return ({ row, text }) => {
    const sourceId = sourceIds.get(row.key) ?? 0;
    const passage = { ...row, text, ofSource: naming.get(sourceId)?.stems };
    return fit(passage, meaning?.of(sourceId, row.id) ?? null);
  };
}

interface BesideParts extends TakeParts, Pick<Found, 'tables'> {
  readonly question: string;
  readonly asked: AskedWords;
  readonly sources: readonly FoundSource[];
}

/** Passages in order, where those that tell of the app itself do not come before what the user asked for. */
async function takeBesideApp(
  ranked: readonly Ranked[],
  input: SearchInput,
  { question, asked, sources, tables, ...parts }: BesideParts,
): Promise<readonly FoundPassage[]> {
  const found = await take(ranked, input, parts);
  const ofApp = new Set(input.keysOfApp);
  const others = sources.filter(({ key }) => !ofApp.has(key));
  if (others.length === 0 || others.length === sources.length) return found;
  const idsOfApp = sources.flatMap(({ id, key }) => (ofApp.has(key) ? [id] : []));
  const ofOthers = tables.filter(({ sourceId }) => !idsOfApp.includes(sourceId));
  const isOfOthers = ({ fileId }: Ranked): boolean => ofOthers.some(({ table }) => table.page(fileId) !== null);
  const beside = {
    question,
    reading: asked.reading,
    findHeld: () => wordsBeside(parts.client, asked, { sourceIds: idsOfApp, pathPrefix: input.pathPrefix }),
    others,
    isOfApp: ({ sourceKey }: FoundPassage) => ofApp.has(sourceKey),
  };
  return besideApp(found, beside, () => take(ranked.filter(isOfOthers), input, parts));
}

interface TakeParts extends Pick<SearchOptions, 'client' | 'texts'> {
  readonly fitOf: (found: ReadRow) => number;
}

/**
 * Passages in order, without those shown before, the best with the listing that goes on with them. The same text of the
 * same file at two refs is one passage, and what several files repeat word for word is given once, from the best of
 * them, or not at all where one of them was shown.
 */
async function take(
  ranked: readonly Ranked[],
  { excludeIds, limit }: SearchInput,
  { client, texts, fitOf }: TakeParts,
): Promise<readonly FoundPassage[]> {
  const shown = new Set(excludeIds);
  const said = new Set<string>();
  const found: (ReadRow & Scored)[] = [];
  const page = limit + excludeIds.length;
  for (let from = 0; from < ranked.length && found.length < limit; from += page) {
    const next = ranked.slice(from, from + page);
    const rows = await readPassages(client, next);
    const read = next.flatMap(({ id, score }) => {
      const row = rows.get(id);
      return row === undefined ? [] : [{ row, id: passageId(row), score }];
    });
    for (const { row, id } of read) if (shown.has(id)) said.add(await texts.read(row));
    for (const { row, id, score } of read) {
      if (found.length >= limit) break;
      if (shown.has(id)) continue;
      shown.add(id);
      const text = await texts.read(row);
      if (said.has(text)) continue;
      said.add(text);
      found.push({ row, text: await texts.show(row), score });
    }
  }
  const beside = new Set([...mayFollow(found), ...found.flatMap(({ row }) => besideCode(row))]);
  const rows = await readPassages(
    client,
    [...beside].map((id) => ({ id })),
  );
  const followed = await followListings(found, rows, (row) => texts.show(row));
  return found
    .flatMap((one): readonly (ReadRow & Scored)[] => {
      const next = followed.get(one.row.id);
      return next === undefined || shown.has(passageId(next.row)) ? [one] : [one, { ...next, score: one.score }];
    })
    .slice(0, limit)
    .map((one) => {
      const text = markCuts(one.row, one.text, rows);
      return toPassage(one.row, { text, score: one.score, fit: fitOf(one) });
    });
}

interface Scored {
  readonly score: number;
}

/** Pages that no candidate is on, though their title is asked for or several candidates link to them. */
function pagesToAdd(
  evidence: readonly Evidence[],
  titles: ReadonlyMap<number, number>,
  below: BelowPath,
): readonly number[] {
  const there = new Set(evidence.map(({ fileId }) => fileId));
  const isMissing = (fileId: number): boolean => !there.has(fileId) && below.hasFile(fileId);
  const named = [...titles].filter(([fileId, title]) => title >= MIN_TITLE && isMissing(fileId));
  const links = new Map<number, number>();
  for (const fileId of evidence.flatMap((each) => each.links)) {
    if (isMissing(fileId)) links.set(fileId, (links.get(fileId) ?? 0) + 1);
  }
  const most = (pages: readonly (readonly [number, number])[], count: number): readonly number[] =>
    pages
      .toSorted((a, b) => b[1] - a[1] || a[0] - b[0])
      .slice(0, count)
      .map(([fileId]) => fileId);
  return [...new Set([...most(named, NAMED_PAGES), ...most([...links], LINKED_PAGES)])];
}

async function findSources(
  client: Client,
  keys: readonly string[],
): Promise<{ readonly sources: readonly FoundSource[]; readonly isAll: boolean }> {
  const { rows } = await client.execute('SELECT id, key, name FROM sources');
  const wanted = new Set(keys);
  const sources = rows
    .map((row) => ({ id: Number(row.id), key: columnText(row.key), name: columnText(row.name) }))
    .filter(({ key }) => wanted.has(key));
  return { sources, isAll: sources.length === rows.length };
}

async function lookFor(written: WordSearch, sourceIds: readonly number[], options: SearchOptions) {
  // The model runs on this thread too, between two statements.
  const [meaningAsWritten, found] = await Promise.all([
    byMeaning(written.question, sourceIds, options),
    readQuestion(written, options).then((read) => byWords(written, read, options.client)),
  ]);
  const isAsWritten = found.question === written.question;
  return { ...found, meaning: isAsWritten ? meaningAsWritten : await byMeaning(found.question, sourceIds, options) };
}

async function byWords(written: WordSearch, { question, words: readAs, asked, unknown }: ReadQuestion, client: Client) {
  const search = { ...written, question };
  const words = await searchWords(client, asked, search.pathPrefix);
  const names = await nameMatches(client, search, asked);
  const definitions = await findDefinitions(client, search);
  return { question, readAs, asked, unknown, words, names, definitions, phrases: await findPhrases(client, search) };
}

async function byMeaning(
  query: string,
  sourceIds: readonly number[],
  { embedder, vectors, log }: SearchOptions,
): Promise<Meaning | null> {
  if (embedder === null || query.trim() === '') return null;
  const question = await embedder.embed(query.slice(0, 1_000)).catch((error: unknown) => {
    log.warn('a question could not be embedded', { error });
    return null;
  });
  return question === null ? null : vectors.compare(sourceIds, embedder, question);
}
