import { basename } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { v7 } from 'uuid';
import { AppError } from '../errors';
import type { StoredSource } from '../ports';
import type { Stores } from '../testing/session-harness';
import { createHarness, storeKinds, textOf, type Follower, type Harness } from '../testing/session-harness';
import type { SourceService } from '../sources/source-service';
import { makeFolder, temporaryService } from '../testing/temporary-sources';
import { runAsk } from './run-ask';

let stores: Stores;
beforeEach(async () => {
  const [, open] = storeKinds[0] ?? [];
  if (open === undefined) throw new Error('no stores');
  stores = await open();
});
afterEach(() => stores.close());

const noSources = { addAndWait: async () => await Promise.reject(new AppError('source.unknown')) };

const run = async (
  harness: Harness,
  text: string,
  signal = new AbortController().signal,
  sessionId: string | null = null,
  source: { readonly address: string; readonly sources: SourceService } | null = null,
) => {
  const said: string[] = [];
  const notes: string[] = [];
  const output = { text: (delta: string) => void said.push(delta), note: (line: string) => void notes.push(line) };
  const asked = { text, source: source?.address ?? null, sessionId };
  const dependencies = { sessions: harness.service, sources: source?.sources ?? noSources, newId: v7 };
  const result = await runAsk(asked, output, dependencies, signal);
  return { result, said: said.join(''), notes };
};

const queueOf = ({ events }: Follower): readonly string[] => {
  const last = events.findLast((event) => event.type === 'state' || event.type === 'snapshot');
  if (last?.type === 'snapshot') return last.queue.map(({ messageId }) => messageId);
  return last?.type === 'state' ? last.queue : [];
};

/** The prompt that waits behind a session's turn, once one does. */
const waiting = async (harness: Harness, sessionId: string): Promise<string> => {
  const window = harness.follow(sessionId);
  await expect.poll(() => queueOf(window)).toHaveLength(1);
  return queueOf(window)[0] ?? '';
};

it('gives the answer as it streams, and the session it went to', async () => {
  const harness = createHarness(stores, { scripts: [[{ text: 'Forty two.' }]] });
  const { result, said, notes } = await run(harness, 'What is it?');
  expect(result).toMatchObject({ text: 'Forty two.', outcome: 'complete' });
  expect([said, notes]).toEqual(['Forty two.', [`session ${result.sessionId}`]]);
});

it('tells what of the source it added is not read, and why', async () => {
  const { service } = await temporaryService();
  await service.start();
  const folder = await makeFolder({
    'a.md': '# A\n\nThe copper valve.\n',
    'log.md': 'wind\n'.repeat(250_000),
    'dome.png': '',
    'roof.png': '',
  });
  const harness = createHarness(stores, { scripts: [[{ text: 'Forty two.' }]] });
  const { result, notes } = await run(harness, 'What is it?', undefined, null, { address: folder, sources: service });
  const skipped = [
    { reason: 'tooLarge', count: 1, paths: ['log.md'] },
    { reason: 'otherKind', count: 2, paths: ['dome.png', 'roof.png'] },
  ];
  expect(result.source).toEqual({ name: basename(folder), commit: null, skipped });
  expect(notes).toEqual([
    basename(folder),
    '3 files and folders are not read',
    '  Over 1 MB: 1 (log.md)',
    '  Of kinds that are not read: pictures, data and the like: 2 (dome.png, roof.png)',
    `session ${result.sessionId}`,
  ]);
});

it('finds the answer of a turn that ended before it could watch', async () => {
  const harness = createHarness(stores, { scripts: [[{ text: 'Quick.' }]] });
  const { submit } = harness.service;
  harness.service = {
    ...harness.service,
    async submit(prompt) {
      const submitted = await submit(prompt);
      const window = harness.follow(submitted.sessionId);
      await window.until((state) => state === 'idle');
      window.end();
      return submitted;
    },
  };
  expect((await run(harness, 'Go')).result).toMatchObject({ text: 'Quick.', outcome: 'complete' });
});

it('says which quotes are not word for word, apart from the answer', async () => {
  const found = {
    id: 'p1',
    sourceKey: 'a'.repeat(64),
    sourceName: 'demo',
    commit: null,
    path: 'a.md',
    lines: [1, 1] as [number, number],
    blob: 'b',
    trail: [],
    text: 'Press the key.',
    score: 1,
    fit: 1,
  };
  const text = '> Press the key. [1]\n\n> Press no\n> key. [1]\n\nSo:\n\n> Press it twice.';
  const harness = createHarness(stores, {
    scripts: [[{ toolCall: { name: 'search_docs', input: { query: 'key' } } }], [{ text }]],
    passages: [found],
    files: { b: 'Press the key.' },
    settings: { defaultModelId: 'test/model' },
  });
  const demo = { key: found.sourceKey, kind: 'folder', name: 'demo', address: '/demo', passages: 1 } as StoredSource;
  harness.sources.push(demo);
  const { said, notes, result } = await run(harness, 'Which key?');
  expect([said, result.quotes.map(({ isVerbatim }) => isVerbatim), notes.slice(1)]).toEqual([
    text,
    [true, false, false],
    ['Not word for word in the source of [1]: Press no key.', 'Not found in the sources: Press it twice.'],
  ]);
});

it('says what the window says beside the answer, such as that it was cut', async () => {
  const harness = createHarness(stores, { scripts: [[{ text: 'As far as' }, { end: 'length' }]] });
  const { said, notes } = await run(harness, 'Go');
  expect([said, notes.slice(1)]).toEqual([
    'As far as',
    ['The answer ends here because the model reached its limit of length.'],
  ]);
});

it('fails with the turn’s own failure', async () => {
  const harness = createHarness(stores, { scripts: [], settings: { defaultModelId: 'gone/model' } });
  await expect(run(harness, 'Go')).rejects.toMatchObject({ code: 'model.unknown' });
});

it('fails when the turn cannot even be opened', async () => {
  const journal = { ...stores.journal, get: () => Promise.reject(new AppError('data.full')) };
  const harness = createHarness({ ...stores, journal }, { scripts: [] });
  await expect(run(harness, 'Go')).rejects.toMatchObject({ code: 'data.full' });
});

it('an empty question and an unknown session are refused', async () => {
  const harness = createHarness(stores, { scripts: [] });
  await expect(run(harness, ' ')).rejects.toMatchObject({ code: 'ask.empty' });
  await expect(run(harness, 'Go', new AbortController().signal, v7())).rejects.toMatchObject({
    code: 'session.unknown',
  });
});

it('stops with what there is', async () => {
  const abort = new AbortController();
  const harness = createHarness(stores, { scripts: [[{ text: 'Half ' }, { hold: new Promise(() => undefined) }]] });
  const running = run(harness, 'Go', abort.signal);
  while (harness.model.calls.length === 0) await new Promise((resolve) => setImmediate(resolve));
  abort.abort();
  expect((await running).result.outcome).toBe('stopped');
});

it('denies a repository that the model asks for, and says so', async () => {
  const input = { query: 'x', source: 'https://example.org/new.git' };
  const harness = createHarness(stores, {
    scripts: [[{ toolCall: { name: 'search_docs', input } }], [{ text: 'Without it.' }]],
  });
  const { result, notes } = await run(harness, 'Go');
  expect(result.text).toBe('Without it.');
  expect(notes).toEqual([
    `session ${result.sessionId}`,
    'The model asked to add https://example.org/new.git. Add it with --source first.',
  ]);
});

it('called off while it waits, it leaves alone what runs', async () => {
  const abort = new AbortController();
  const held = Promise.withResolvers<void>();
  const harness = createHarness(stores, {
    scripts: [[{ text: 'First ' }, { hold: held.promise }, { text: 'answer.' }]],
  });
  const sessionId = await harness.submit('Go');
  const running = run(harness, 'And then?', abort.signal, sessionId);
  await waiting(harness, sessionId);
  abort.abort();
  const { result } = await running;
  held.resolve();
  const shown = await harness.follow(sessionId).until((state) => state === 'idle');
  expect([result.outcome, result.text, shown.map(textOf)]).toEqual(['stopped', '', ['Go', 'First answer.']]);
});

it('ends when a window takes its prompt out of the queue', async () => {
  const held = Promise.withResolvers<void>();
  const harness = createHarness(stores, { scripts: [[{ text: 'First.' }, { hold: held.promise }]] });
  const sessionId = await harness.submit('Go');
  const running = run(harness, 'And then?', undefined, sessionId);
  await harness.service.withdraw(sessionId, await waiting(harness, sessionId));
  expect((await running).result.outcome).toBe('stopped');
  held.resolve();
});

it('does not wait behind an approval that nobody can give', async () => {
  const input = { query: 'x', source: 'https://example.org/new.git' };
  const harness = createHarness(stores, { scripts: [[{ toolCall: { name: 'search_docs', input } }]] });
  const sessionId = await harness.submit('Go');
  await harness.follow(sessionId).until((state) => state === 'awaitingApproval');
  await expect(run(harness, 'And then?', undefined, sessionId)).rejects.toMatchObject({ code: 'ask.approvalFirst' });
  const window = harness.follow(sessionId);
  await window.until((state) => state === 'awaitingApproval');
  expect(queueOf(window)).toEqual([]);
});
