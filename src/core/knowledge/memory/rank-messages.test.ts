import { describe, expect, test } from 'vitest';
import { createMessageTable, type MessageTable } from './message-table';
import { traitsOf } from './message-traits';
import { rankMessages, type PromptTraits, type RankInput } from './rank-messages';

const DAY_MS = 86_400_000;
const MARCH = Date.UTC(2026, 2);
const PROMPT: PromptTraits = { span: null, asksTime: false, asksNumber: false };

interface Said {
  readonly session: string;
  readonly text?: string;
  readonly createdAt?: number;
  readonly pieces?: number;
  /** Of an answer. */
  readonly modelId?: string;
}

/** Messages by the places in which they are given, oldest first. */
function tableOf(...said: readonly Said[]): MessageTable {
  const table = createMessageTable();
  said.forEach(({ session, text = 'the heron nests in the alder', createdAt, pieces = 1, modelId = null }, number) =>
    table.add({
      ...traitsOf(text),
      number,
      messageId: `m${number}`,
      sessionId: session,
      resourceId: 'local',
      role: modelId === null ? 'user' : 'assistant',
      modelId,
      pieces,
      createdAt: createdAt ?? MARCH + number,
    }),
  );
  return table;
}

/** Totals of messages whose words score so much, and that are so near in meaning; all 0 when not given. */
function totals(table: MessageTable, change: { words?: number[]; near?: number[]; prompt?: Partial<PromptTraits> }) {
  const input: RankInput = {
    table,
    words: {
      scores: Float32Array.from({ length: table.end }, (_, at) => change.words?.[at] ?? 0),
      shares: new Float32Array(table.end),
      pieces: new Map(),
      sessionScores: new Float32Array(table.sessions.length),
    },
    meaning: change.near === undefined ? null : Float32Array.from(change.near),
    prompt: { ...PROMPT, ...change.prompt },
    isOpen: () => true,
  };
  const ranking = rankMessages(input);
  return { ...ranking, totals: Float32Array.from({ length: table.end }, (_, at) => ranking.totalOf(at)) };
}

const said = (...sessions: readonly string[]): MessageTable => tableOf(...sessions.map((session) => ({ session })));

describe('a message gains', () => {
  test('by words and by meaning, which count beside each other', () => {
    const ranking = totals(said('a', 'b', 'c'), { words: [4, 4, 2], near: [0.5, 0, 0.5] });
    const [both = 0, words = 0, meaning = 0] = ranking.totals;
    expect([both > words, both > meaning, words > 0, meaning > 0]).toEqual([true, true, true, true]);
  });

  test('without a vector yet as if it meant what it says', () => {
    const ranking = totals(said('a', 'b', 'c'), { words: [4, 4, 2], near: [-1, 0.2, 0.5] });
    const [unembedded = 0, far = 0, near = 0] = ranking.totals;
    expect([unembedded > far, unembedded > near]).toEqual([true, true]);
    expect(ranking.explain(0)).toMatchObject({ meaning: 0 });
    expect(ranking.explain(0).words).toBeGreaterThan(ranking.explain(1).words);
  });

  test('by what else its session says of the matter', () => {
    // Between the two stand messages enough that they are no neighbours.
    const table = said('a', 'a', 'a', 'a', 'a', 'b', 'b', 'b', 'b', 'b');
    const { totals: of } = totals(table, {
      words: [4, 0, 0, 0, 4, 4, 0, 0, 0, 0],
      near: [0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0],
    });
    expect(of[0]).toBeGreaterThan(of[5] ?? 0);
  });

  test.each([
    ['the one before it, which it may answer', [0, 1, 0, 0]],
    ['the one two before it', [1, 0, 0, 0]],
    ['the next one', [0, 0, 0, 1]],
  ])('by %s', (_, words) => {
    const table = said('a', 'a', 'a', 'a');
    const beside = totals(table, { words });
    expect(beside.explain(2)).toMatchObject({ words: 0, meaning: 0, neighbours: expect.any(Number) as number });
    expect(beside.explain(2).neighbours).toBeGreaterThan(0);
  });

  test('by being of the time that is asked for, and less the later it is', () => {
    const days = [-1, 0, 31, 40, 400];
    const table = tableOf(...days.map((day) => ({ session: `s${day}`, createdAt: MARCH + day * DAY_MS })));
    const span = { from: MARCH, to: MARCH + 31 * DAY_MS };
    const ranking = totals(table, { words: days.map(() => 1), prompt: { span } });
    const times = days.map((_, at) => ranking.explain(at).time);
    expect([times[0], times[1] === times[2], times.slice(2).toSorted((a, b) => b - a)]).toEqual([
      0,
      true,
      times.slice(2),
    ]);
    expect(new Set(times.slice(2)).size).toBe(3);
    expect(ranking.totals[1]).toBeGreaterThan(ranking.totals[0] ?? 0);
  });

  test('by being said after a long time that is asked for, which is spoken of for longer than a short one', () => {
    const table = tableOf({ session: 'a', createdAt: MARCH + 45 * DAY_MS });
    const after = (from: number) =>
      totals(table, { words: [1], prompt: { span: { from: MARCH + from * DAY_MS, to: MARCH + 31 * DAY_MS } } });
    expect(after(0).explain(0).time).toBeGreaterThan(after(30).explain(0).time);
  });

  test('by a session of the time that is asked for, though its own is another', () => {
    const at = (session: string, day: number): Said => ({ session, createdAt: MARCH + day * DAY_MS });
    const span = { from: MARCH, to: MARCH + DAY_MS };
    const table = tableOf(at('other', -900), at('other', -800), at('fits', -900), at('fits', 0));
    const { sessionScores } = totals(table, { words: [1, 0, 1, 0], prompt: { span } });
    expect(sessionScores[1]).toBeGreaterThan(sessionScores[0] ?? 0);
  });

  test.each([
    ['a time when it is asked for one', 'the heron came last week to us', { asksTime: true }],
    ['a number when it is asked for one', 'the heron came three times to us', { asksNumber: true }],
  ])('by telling %s', (_, text, prompt) => {
    const table = tableOf({ session: 'a', text: 'the heron came back home to us' }, { session: 'b', text });
    const { totals: of } = totals(table, { words: [1, 1], prompt });
    expect(of[1]).toBeGreaterThan(of[0] ?? 0);
  });

  test('by telling something: what only asks, or is very short, comes behind', () => {
    const texts = [
      'the heron nests in the alder by the brook',
      'where does the heron nest by the brook when the winter is long and hard?',
      'heron',
    ];
    const table = tableOf(...texts.map((text, at) => ({ session: `s${at}`, text })));
    const [tells = 0, asks = 0, short = 0] = totals(table, { words: [1, 1, 1] }).totals;
    expect([tells > asks, tells > short]).toEqual([true, true]);
  });
});

test('what the Reader quoted stands behind what the user said with half of its words, and lifts no neighbour', () => {
  const table = tableOf({ session: 'a' }, { session: 'a', modelId: 'reader' }, { session: 'b' }, { session: 'b' });
  const { totals: of, explain } = totals(table, { words: [0, 8, 4, 0], near: [0, 0.9, 0.4, 0] });
  expect([(of[1] ?? 0) < (of[2] ?? 0), explain(0).neighbours < explain(3).neighbours]).toEqual([true, true]);
  expect(explain(1).total).toBeCloseTo(of[1] ?? 0, 5);
});

test('the unit in which a search scores does not count', () => {
  const table = said('a', 'a', 'b', 'c');
  const once = totals(table, { words: [4, 1, 3, 2], near: [0.1, 0.4, 0.2, 0.3] });
  const tenfold = totals(table, { words: [40, 10, 30, 20], near: [0.01, 0.04, 0.02, 0.03] });
  once.totals.forEach((total, at) => expect(tenfold.totals[at]).toBeCloseTo(total, 5));
});

test('waits for no vector of a message of which nothing is embedded', () => {
  const table = tableOf({ session: 'a' }, { session: 'a', text: '', pieces: 0 }, { session: 'a' });
  expect(totals(table, { near: [0.5, -1, -1] }).unembedded).toBe(1);
});
