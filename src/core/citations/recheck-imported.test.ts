import { expect, it } from 'vitest';
import type { LecternMessage } from '../../shared/chat/message';
import { READER_MODEL_ID } from '../../shared/domain/model';
import { citedPlace, type CitedPlace } from '../../shared/domain/passage';
import { uncheckedPlace } from '../../shared/domain/unchecked-place';
import { createPriority } from '../knowledge/priority';
import { createQuoteKnowledge } from '../knowledge/quotes/create-quote-knowledge';
import { createMemoryCitedTextStore } from '../testing/memory-cited-text-store';
import { createMemoryLog } from '../testing/memory-log';
import { commitAll, find, makeFolder, present, settled, temporaryService } from '../testing/temporary-sources';
import { createCitations } from './citations';
import { placeKey } from './said-places';

const QUOTE = 'Trim the wick every 40 hours.';

/** A source with a page, and what is found of an answer that cites these places, by the number of each. */
async function setUp() {
  const { service } = await temporaryService();
  await service.start();
  const folder = await makeFolder({ 'lamp.md': `# Lamp\n\n${QUOTE}\n`, 'other.md': '# Other\n\nClean the panes.\n' });
  const commit = commitAll(folder);
  const { key } = await service.add({ address: folder, name: 'lantern' });
  await settled(service, key);
  const place = citedPlace.parse(present((await find(service, 'wick', [key]))[0]));
  const store = createMemoryCitedTextStore();
  const quotes = createQuoteKnowledge({ priority: createPriority() });
  const never = new AbortController().signal;
  const limit = () => never;
  const citations = createCitations({ store, sources: service, quotes, log: createMemoryLog(), limit });
  const cite = (places: readonly CitedPlace[]): LecternMessage['parts'] =>
    places.map((said, at) => ({ type: 'data-citation', data: { n: at + 1, ...said } }));
  const recheck = async (...places: readonly CitedPlace[]) => {
    const text = places.map((_, at) => `> ${QUOTE} [${at + 1}]`).join('\n\n');
    const parts: LecternMessage['parts'] = [{ type: 'text', text }, ...cite(places)];
    const found = await citations.recheck('s', { id: 'a', role: 'assistant', parts }, [], never);
    return {
      verdicts: found.quotes.map(({ isVerbatim }) => isVerbatim),
      places: places.map((said) => found.places.get(placeKey(said)) ?? null),
    };
  };
  return { service, commit, key, place, store, quotes, citations, cite, recheck };
}

it('an imported answer is checked where its source here has the file that it cites, under the name that it has here', async () => {
  const { commit, place, recheck } = await setUp();
  const said: CitedPlace = {
    ...place,
    sourceName: 'official',
    commit: 'deadbeef'.repeat(5),
    lines: [1, 1_000_000_000],
    address: 'https://example.org/official.git',
  };
  expect([place.commit, await recheck(said)]).toEqual([
    commit,
    { verdicts: [true], places: [{ ...place, lines: [1, 3] }] },
  ]);
});

it.each<[string, (key: string) => Partial<CitedPlace>]>([
  ['the path', () => ({ path: 'other.md' })],
  ['a path that leads out', () => ({ path: '../lamp.md' })],
  ['the source', () => ({ sourceKey: 'f'.repeat(64) })],
  ['lines', () => ({ lines: [40, 41] })],
])(
  'what an imported answer cites is unchecked when %s is made up, be the file kept for another answer',
  async (_, changed) => {
    const { key, place, citations, cite, recheck } = await setUp();
    await citations.keep('own', [{ id: 'o', role: 'assistant', parts: cite([place]) }]);
    const forged = { ...place, ...changed(key) };
    expect([await recheck(forged), await recheck(forged, place)]).toEqual([
      { verdicts: [null], places: [null] },
      { verdicts: [null, true], places: [null, place] },
    ]);
  },
);

it('what an imported answer presents as the words of a source is looked for, whoever is said to have written it', async () => {
  const { place, citations, cite } = await setUp();
  const text = `> ${QUOTE} [1]\n\nAccording to lamp.md: the wick must be trimmed every 4 hours.`;
  const answer: LecternMessage = {
    id: 'a',
    role: 'assistant',
    metadata: { parentId: null, createdAt: 1, modelId: READER_MODEL_ID },
    parts: [{ type: 'text', text }, ...cite([place]), { type: 'data-imported', data: true }],
  };
  const { quotes } = await citations.recheck('s', answer, [], new AbortController().signal);
  expect(quotes.map(({ text: quote, isVerbatim }) => [quote, isVerbatim])).toEqual([
    [QUOTE, true],
    ['the wick must be trimmed every 4 hours', null],
  ]);
});

it('what is no source any more vouches for nothing, and an unchecked place does not open', async () => {
  const { service, key, place, recheck } = await setUp();
  await recheck(place);
  await service.remove(key);
  await expect(service.open(uncheckedPlace(place))).rejects.toMatchObject({ code: 'place.unchecked' });
  expect(await recheck(place)).toEqual({ verdicts: [null], places: [null] });
});

it('sources are not asked any longer than somebody waits', async () => {
  const { service, place, store, quotes, cite } = await setUp();
  const [limit, stop] = [new AbortController(), new AbortController()];
  const asked: AbortSignal[] = [];
  const vouch = (places: readonly CitedPlace[], signal: AbortSignal) => {
    asked.push(signal);
    const vouched = service.vouch(places, signal);
    limit.abort();
    return vouched;
  };
  const sources = { text: service.text, vouch };
  const citations = createCitations({ store, sources, quotes, log: createMemoryLog(), limit: () => limit.signal });
  const answer: LecternMessage = { id: 'a', role: 'assistant', parts: cite([place]) };
  await expect(citations.recheck('s', answer, [], stop.signal)).rejects.toThrow();
  expect(asked.map(({ aborted }) => aborted)).toEqual([true]);
  await expect(service.vouch([place], limit.signal)).rejects.toThrow();
});
