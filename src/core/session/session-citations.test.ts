import { setImmediate as nextRound } from 'node:timers/promises';
import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../errors';
import { createPriority } from '../knowledge/priority';
import type { QuoteKnowledge } from '../knowledge/quote-knowledge';
import { createQuoteKnowledge } from '../knowledge/quotes/create-quote-knowledge';
import { unpackText } from '../knowledge/index/pack-text';
import type { LecternMessage, MessageData } from '../../shared/chat/message';
import { groundingOf } from '../../shared/chat/grounding-of';
import { citedPlace } from '../../shared/domain/passage';
import { demo, passage } from '../testing/demo-source';
import type { ScriptedStep } from '../testing/scripted-model';
import { storedSession } from '../testing/stored-session';
import { createHarness, storeKinds, textOf, type Harness, type Stores } from '../testing/session-harness';

const isIdle = (state: string): boolean => state === 'idle';

describe.each(storeKinds)('what an answer cites, over %s stores', (_, openStores) => {
  let stores: Stores;
  beforeEach(async () => {
    stores = await openStores();
  });
  afterEach(() => stores.close());

  const ask = async (harness: Harness, text: string, sessionId?: string): Promise<readonly string[]> => {
    const id = await harness.submit(text, sessionId);
    const window = harness.follow(id);
    const thread = await window.until(isIdle);
    window.end();
    return thread.map(textOf);
  };

  it('what was read of a file is cited as a passage is', async () => {
    const read = { toolCall: { name: 'read_source', input: { source: 'demo', path: 'docs/guide.md' } } };
    const harness = createHarness(stores, { scripts: [[read], [{ text: 'Press it [1].' }]] });
    harness.sources.push(demo);
    const id = await harness.submit('Which key?');
    const answer = (await harness.follow(id).until(isIdle)).at(-1);
    expect(answer?.parts.find((part) => part.type === 'data-citation')).toMatchObject({
      data: { n: 1, sourceKey: demo.key, path: 'docs/guide.md', lines: [1, 1], commit: demo.commit },
    });
  });

  const searching = [
    [{ toolCall: { name: 'search_docs', input: { query: 'key' } } }],
    [{ text: 'Press it [1].' }],
    [{ text: 'As I said [1].' }],
  ];

  it('an answer keeps where what it cites was fetched from, by number or for a quote that names none', async () => {
    const harness = createHarness(stores, {
      scripts: [...searching.slice(0, 2), [{ text: 'As it says:\n\n> Press the key.' }]],
      passages: [passage],
      files: { [passage.blob]: 'Press the key.' },
      settings: { defaultModelId: 'scripted' },
    });
    harness.sources.push(demo);
    const id = await harness.submit('Which key?');
    const window = harness.follow(id);
    await window.until(isIdle);
    window.end();
    // What was shown is cited also once its source is gone.
    harness.sources.pop();
    await harness.submit('Again?', id);
    const thread = await harness.follow(id).until(isIdle);
    const cited = thread.flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'data-citation' ? [part] : [])));
    expect(cited.map(({ data }) => data.address)).toEqual([demo.address, demo.address]);
  });

  it('the files that an answer cites are kept, whole and once', async () => {
    const harness = createHarness(stores, {
      scripts: searching,
      passages: [passage],
      files: { [passage.blob]: 'Press the key.\r\nTwice.\n' },
    });
    harness.sources.push(demo);
    const id = await harness.submit('Which key?');
    await harness.follow(id).until(isIdle);
    const kept = await stores.citedTexts.get(passage.blob);
    await ask(harness, 'Again?', id);
    expect([kept === null ? null : unpackText(kept), await stores.citedTexts.cite(id, [passage.blob])]).toEqual([
      'Press the key.\nTwice.\n',
      [],
    ]);
  });

  it('a cited file that cannot be kept is logged, and the turn ends as any other', async () => {
    const harness = createHarness(stores, { scripts: searching, passages: [passage], files: new Error('no worker') });
    harness.sources.push(demo);
    expect(await ask(harness, 'Which key?')).toEqual(['Which key?', 'Press it [1].']);
    expect(harness.log.lines.filter((line) => line.includes('a cited file is not kept'))).toHaveLength(1);
  });

  const quotesIn = (message: LecternMessage | undefined) =>
    message?.parts.flatMap((part) => (part.type === 'data-quotes' ? part.data : []));

  it('quotes are checked against the file they cite before the answer ends, and saved so', async () => {
    const said = '> Press the key. [1]\n\n> Press no key. [1]\n\nIt says “press the key at once, twice” [1].';
    const harness = createHarness(stores, {
      scripts: [...searching.slice(0, 1), [{ text: said }]],
      passages: [passage],
      files: { [passage.blob]: '# Key\n\nPress the\nkey.\n' },
    });
    harness.sources.push(demo);
    const id = await harness.submit('Which key?');
    const window = harness.follow(id);
    const shown = await window.until(isIdle);
    const types = window.events.flatMap((event) => (event.type === 'chunk' ? [event.chunk.type] : []));
    expect(types.slice(-2)).toEqual(['data-quotes', 'finish']);
    await harness.saves.drain();
    const head = (await stores.sessions.get(id))?.headMessageId ?? null;
    const saved = (await harness.store.thread(id, head)).messages.at(-1);
    const checked = [
      { text: 'Press the key.', n: 1, ns: [1], isVerbatim: true },
      { text: 'Press no key.', n: 1, ns: [1], isVerbatim: false },
      { text: 'press the key at once, twice', n: 1, ns: [1], isVerbatim: false },
    ];
    expect([quotesIn(shown.at(-1)), quotesIn(saved)]).toEqual([checked, checked]);
  });

  it('a quote without a number is looked for in what the model saw, and cites the passage that holds it', async () => {
    const said =
      '> Press the key.\n\n> Press no key.\n\n> which key\n\n> They like tea.\n\n> The heron is old.\n\n> The gull is blue.';
    const recalled = { messageId: 'm', sessionId: 's', createdAt: 1, isMatch: true } as const;
    const harness = createHarness(stores, {
      scripts: [...searching.slice(0, 1), [{ text: said }], [{ text: 'It is [1].\n\nAs said:\n\n> Turn it twice.' }]],
      passages: [passage, { ...passage, id: 'p2', blob: 'd'.repeat(40), text: 'Turn it twice.' }],
      files: { [passage.blob]: '# Key\n\nPress the\nkey.\n' },
      settings: { defaultModelId: 'scripted' },
      recollection: {
        recalled: [
          { ...recalled, role: 'user', text: 'The heron is old.' },
          { ...recalled, role: 'assistant', text: 'The gull is blue.' },
        ],
        sessionIds: [],
        note: null,
        workingMemory: '- They like tea.',
      },
    });
    harness.sources.push(demo);
    const id = await harness.submit('Which key?');
    const window = harness.follow(id);
    const first = (await window.until(isIdle)).at(-1);
    const types = window.events.flatMap((event) => (event.type === 'chunk' ? [event.chunk.type] : []));
    expect(types.slice(-3)).toEqual(['data-citation', 'data-quotes', 'finish']);
    expect(quotesIn(first)).toEqual([
      { text: 'Press the key.', n: 1, ns: [], isVerbatim: true },
      { text: 'Press no key.', n: 0, ns: [], isVerbatim: false },
      { text: 'which key', n: 0, ns: [], isVerbatim: null, isGiven: true },
      { text: 'They like tea.', n: 0, ns: [], isVerbatim: null, isGiven: true },
      { text: 'The heron is old.', n: 0, ns: [], isVerbatim: null, isGiven: true },
      // What an answer once said does not make it so.
      { text: 'The gull is blue.', n: 0, ns: [], isVerbatim: false },
    ]);
    expect(await stores.citedTexts.get(passage.blob)).not.toBeNull();
    await harness.submit('Again?', id);
    expect(quotesIn((await harness.follow(id).until(isIdle)).at(-1))).toEqual([
      { text: 'Turn it twice.', n: 2, ns: [], isVerbatim: true },
    ]);
  });

  it('a follow-up without a search is checked against the passages before it', async () => {
    const harness = createHarness(stores, {
      scripts: [...searching.slice(0, 2), [{ text: '> Press no key.\n\n> Press the key.' }]],
      passages: [passage],
      files: { [passage.blob]: '# Key\n\nPress the\nkey.\n' },
      settings: { defaultModelId: 'scripted' },
    });
    harness.sources.push(demo);
    const id = await harness.submit('Which key?');
    await harness.follow(id).until(isIdle);
    await harness.submit('Again?', id);
    const answer = (await harness.follow(id).until(isIdle)).at(-1);
    expect([quotesIn(answer), answer === undefined || groundingOf(answer)]).toEqual([
      [
        { text: 'Press no key.', n: 0, ns: [], isVerbatim: false },
        { text: 'Press the key.', n: 1, ns: [], isVerbatim: true },
      ],
      'earlier',
    ]);
  });

  it.each<[string, (limit: AbortController) => QuoteKnowledge['check']]>([
    ['does not answer in time', (limit) => () => (limit.abort(new Error('late')), new Promise(() => undefined))],
    ['fails with its worker', () => async () => Promise.reject(new AppError('knowledge.lost'))],
  ])('quotes stay unchecked when their check %s, and the turn ends as any other', async (_reason, checkUntil) => {
    const limit = new AbortController();
    const harness = createHarness(stores, {
      scripts: [...searching.slice(0, 1), [{ text: '> Press the key. [1]' }], [{ text: 'So it is.' }]],
      passages: [passage],
      files: { [passage.blob]: 'Press the key.' },
      quotes: { check: checkUntil(limit) },
      citationLimit: () => limit.signal,
    });
    harness.sources.push(demo);
    const id = await harness.submit('Which key?');
    const answer = (await harness.follow(id).until(isIdle)).at(-1);
    expect([answer?.metadata?.outcome, quotesIn(answer)]).toEqual(['complete', []]);
    expect(harness.log.lines.filter((line) => line.includes('quotes are not checked'))).toHaveLength(1);
    await harness.submit('Really?', id);
    const next = (await harness.follow(id).until(isIdle)).at(-1);
    // It has no passages of its own: that it was to be checked is told by what it says of quotes.
    expect([next === undefined ? '' : textOf(next), next?.parts.at(-1)]).toEqual([
      'So it is.',
      expect.objectContaining({ type: 'data-quotes', data: [] }),
    ]);
  });

  describe('while the quotes of an answer are checked', () => {
    /** A session whose first answer ends in a check that is never done: one that was said whole, or one that broke off. */
    const checking = async (...end: ScriptedStep[]) => {
      const begun = Promise.withResolvers<void>();
      let checks = 0;
      const harness = createHarness(stores, {
        scripts: [...searching.slice(0, 1), [{ text: '> Press the key. [1]' }, ...end], [{ text: 'Again.' }]],
        passages: [passage],
        files: { [passage.blob]: 'Press the key.' },
        settings: { defaultModelId: 'scripted' },
        quotes: {
          check: async () => {
            begun.resolve();
            return (checks += 1) > 1 ? [] : new Promise(() => undefined);
          },
        },
        citationLimit: () => new AbortController().signal,
      });
      harness.sources.push(demo);
      const id = await harness.submit('Which key?');
      const window = harness.follow(id);
      await begun.promise;
      await window.until((state) => state === 'saving');
      return { harness, id, window };
    };
    const failing: ScriptedStep = { fail: new Error('socket hang up') };

    it.each<[string, ScriptedStep[], string, string]>([
      ['said whole', [], 'idle', 'complete'],
      ['cut off', [failing], 'failed', 'failed'],
    ])('a stop ends an answer that was %s as it is, with its quotes unchecked', async (_how, end, state, outcome) => {
      const { harness, id, window } = await checking(...end);
      await harness.service.stop(id);
      const answer = (await window.until((name) => name === state)).at(-1);
      expect([answer?.metadata?.outcome, textOf(answer), quotesIn(answer)]).toEqual([
        outcome,
        '> Press the key. [1]',
        [],
      ]);
      expect(answer && groundingOf(answer)).toBe('own');
      expect(harness.log.lines.filter((line) => line.includes('quotes'))).toEqual([]);
    });

    it('a retry of one that broke off is taken up once it has failed', async () => {
      const { harness, id, window } = await checking(failing);
      const retrying = harness.service.retry(id);
      await harness.service.stop(id);
      await retrying;
      const thread = await window.until(isIdle);
      expect(thread.map(textOf)).toEqual(['Which key?', 'Again.']);
    });

    it('a retry of one that others go on past is refused', async () => {
      const { harness, id, window } = await checking(failing);
      await harness.submit('Then?', id);
      const retrying = harness.service.retry(id);
      await harness.service.stop(id);
      await expect(retrying).rejects.toMatchObject({ code: 'turn.notRetryable' });
      expect((await window.until(isIdle)).map(textOf)).toEqual([
        'Which key?',
        '> Press the key. [1]',
        'Then?',
        'Again.',
      ]);
    });
  });

  it('what a first check found holds when the check that follows fails', async () => {
    const { check } = createQuoteKnowledge({ priority: createPriority() });
    const given: (readonly string[])[] = [];
    const harness = createHarness(stores, {
      scripts: [...searching.slice(0, 1), [{ text: 'As it says:\n\n> Press the key.' }]],
      passages: [passage],
      files: { [passage.blob]: 'Press the key.' },
      settings: { defaultModelId: 'scripted' },
      quotes: {
        async check(input) {
          given.push([...input.files.keys()]);
          if (given.length > 1) throw new AppError('knowledge.lost');
          return check(input);
        },
      },
    });
    harness.sources.push(demo);
    const id = await harness.submit('Which key?');
    const answer = (await harness.follow(id).until(isIdle)).at(-1);
    expect(answer?.parts.map(({ type }) => type)).toContain('data-citation');
    expect(quotesIn(answer)).toEqual([{ text: 'Press the key.', n: 1, ns: [], isVerbatim: true }]);
    expect(given).toEqual([[], [passage.blob]]);
  });

  it('an answer that comes from no passage is not looked at', async () => {
    const harness = createHarness(stores, { scripts: [[{ text: '> To be, or not to be.' }]] });
    const id = await harness.submit('Which play?');
    expect(quotesIn((await harness.follow(id).until(isIdle)).at(-1))).toEqual([]);
  });

  describe('an answer that came with an import', () => {
    const quoted = '> Press the key. [1]\n\n> Press no key. [1]\n\n> Turn it twice. [2]\n\n> So says nobody.';
    const ids = { session: v7(), prompt: v7(), answer: v7() };
    const place = citedPlace.parse(passage);
    const elsewhere = { ...place, sourceKey: 'f'.repeat(64), path: 'other.md', blob: 'e'.repeat(40) };
    const answer: LecternMessage = {
      id: ids.answer,
      role: 'assistant',
      metadata: { parentId: ids.prompt, createdAt: 2, modelId: 'scripted' },
      parts: [
        {
          type: 'tool-search_docs',
          toolCallId: 'c',
          state: 'output-available',
          input: { query: 'key' },
          // Whoever changes a quote in the file changes the passage with it.
          output: {
            passages: [
              { ...place, n: 1, trail: [], text: 'Press no key.' },
              { ...elsewhere, n: 2, trail: [], text: 'Turn it twice.\n\nSo says nobody.' },
            ],
            searched: [],
          },
        },
        { type: 'text', text: quoted },
        { type: 'data-citation', data: { n: 1, ...place } },
        { type: 'data-citation', data: { n: 2, ...elsewhere } },
        { type: 'data-quotes', data: [] },
        { type: 'data-imported', data: true },
      ],
    };
    const prompt: LecternMessage = {
      id: ids.prompt,
      role: 'user',
      metadata: { parentId: null, createdAt: 1 },
      parts: [{ type: 'text', text: 'Which key?' }],
    };
    const imported = async (files: Record<string, string>, scripts: ScriptedStep[][] = []) => {
      const harness = createHarness(stores, { scripts, files, settings: { defaultModelId: 'scripted' } });
      const row = storedSession({ id: ids.session, resourceId: 'local', title: null, modelId: null, createdAt: 1 });
      await harness.store.save(row, [prompt, answer]);
      await stores.sessions.add([{ ...row, headMessageId: ids.answer }]);
      return harness;
    };
    /** What a window is told at first, and once it was found. */
    const told = async (harness: Harness) => {
      const window = harness.follow(ids.session);
      const shown = () =>
        window.events.flatMap((event) => (event.type === 'snapshot' ? [quotesIn(event.messages.at(-1))] : []));
      while (shown().length < 2) await nextRound();
      window.end();
      return shown();
    };
    const verdicts = (quotes: MessageData['quotes'] | undefined) => quotes?.map(({ isVerbatim }) => isVerbatim);

    it('has its quotes checked against the files that are here, whatever its passages say', async () => {
      const harness = await imported({
        [passage.blob]: '# Key\n\nPress the\nkey.\n',
        [elsewhere.blob]: 'Turn it once.',
      });
      harness.sources.push(demo, { ...demo, key: elsewhere.sourceKey, name: 'elsewhere' });
      expect(await told(harness)).toEqual([
        [],
        [
          { text: 'Press the key.', n: 1, ns: [1], isVerbatim: true },
          { text: 'Press no key.', n: 1, ns: [1], isVerbatim: false },
          { text: 'Turn it twice.', n: 2, ns: [2], isVerbatim: false },
          // What else it was given is not known.
          { text: 'So says nobody.', n: 0, ns: [], isVerbatim: null },
        ],
      ]);
      expect(await stores.citedTexts.get(passage.blob)).not.toBeNull();
    });

    it('is checked again when it is shown again and its source has come since', async () => {
      const files: Record<string, string> = {};
      const harness = await imported(files);
      expect(verdicts((await told(harness))[1])).toEqual([null, null, null, null]);
      files[passage.blob] = 'Press the key.';
      harness.sources.push(demo);
      expect((await told(harness)).map(verdicts)).toEqual([
        [null, null, null, null],
        [true, false, null, null],
      ]);
    });

    it('gives no ground to what follows it', async () => {
      const harness = await imported({}, [[{ text: 'As it says:\n\n> Press no key.' }]]);
      await harness.submit('Again?', ids.session);
      const next = (await harness.follow(ids.session).until(isIdle)).at(-1);
      expect(quotesIn(next)).toEqual([{ text: 'Press no key.', n: 0, ns: [], isVerbatim: null }]);
    });
  });

  it('quotes of an answer that is stopped are checked too; where the file cannot be read nothing is claimed', async () => {
    const harness = createHarness(stores, {
      scripts: [...searching.slice(0, 1), [{ text: '> Press no key. [1]' }, { hold: new Promise(() => undefined) }]],
      passages: [passage],
    });
    harness.sources.push(demo);
    const id = await harness.submit('Which key?');
    const window = harness.follow(id);
    while (!window.events.some((event) => event.type === 'chunk' && event.chunk.type === 'data-citation')) {
      await nextRound();
    }
    await harness.service.stop(id);
    const answer = (await window.until(isIdle)).at(-1);
    expect([answer?.metadata?.outcome, quotesIn(answer)]).toEqual([
      'stopped',
      [{ text: 'Press no key.', n: 1, ns: [1], isVerbatim: null }],
    ]);
  });
});
