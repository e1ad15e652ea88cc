import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { RecalledMessage } from '../../../../shared/chat/message';
import { recalledLine } from '../../../../shared/chat/recalled-line';
import { wording } from '../../../../shared/text/wording';
import { createStore } from '../../bridge/store';
import { WindowProvider, type WindowContext } from '../../bridge/window-context';
import { listedTitle, usedTitle } from '../../ui/used-title';
import { MemoryItem } from './memory-item';
import { toldOf } from './told-of';

const why = { total: 0.76, words: 0.31, meaning: 0.22, session: 0.14, neighbours: 0.06, time: 0.03, isPinned: false };
const memory: RecalledMessage = {
  messageId: 'm',
  sessionId: 's',
  role: 'user',
  text: 'My boat is called **Ludmila**.',
  createdAt: Date.UTC(2026, 2, 15, 12),
  isMatch: true,
  why,
};
// As much of a window as one memory shows.
const parts = {
  app: { sessions: createStore([{ id: 's', title: 'Boats' }]), settings: createStore(null) },
  forgetting: { undoable: createStore([]) },
};
const context = parts as unknown as WindowContext;

/** The texts of a memory, in order; the marks that only draw are left out. */
function shown(change: Partial<RecalledMessage> = {}, isPinned = false): readonly string[] {
  const item = <MemoryItem message={{ ...memory, ...change }} isPinned={isPinned} onPin={() => undefined} />;
  const html = renderToStaticMarkup(<WindowProvider value={context}>{item}</WindowProvider>);
  const texts = html
    .replaceAll(/<[^>]*>/g, '|')
    .replaceAll('&quot;', '"')
    .split('|');
  return texts.filter((text) => text !== '');
}

test('a memory shows who said it, when and where, its text, its score by parts, and what was sent', () => {
  const scores = ['Words', '0.31', 'Meaning', '0.22', 'Session', '0.14', 'Neighbours', '0.06', 'Time', '0.03'];
  const actions = [wording.memories.open, wording.memories.pin, wording.memories.forget];
  expect(shown()).toEqual([
    'You, Mar 15, 2026, in “Boats”',
    'My boat is called Ludmila.',
    'Score 0.76',
    ...scores,
    wording.memories.sent,
    recalledLine(memory),
    ...actions,
  ]);
});

test('one that only stands beside a match says so, and has no score', () => {
  const texts = shown({ isMatch: false, why: null, sessionId: 'gone' });
  expect(texts.slice(0, 3)).toEqual([
    `You, Mar 15, 2026, in “${wording.memories.unlisted}”`,
    wording.memories.context,
    'My boat is called Ludmila.',
  ]);
  expect(texts.some((text) => text.startsWith('Score'))).toBe(false);
});

test('a pinned one says so and offers to unpin it; of a forgotten one no word is shown', () => {
  expect(shown({}, true)).toEqual(expect.arrayContaining([wording.memories.pinned, wording.memories.unpin]));
  expect(shown({ text: '' }).slice(1)).toEqual([wording.memories.forgotten]);
});

const byModel = { parts: [], metadata: { parentId: null, createdAt: 0, modelId: 'a-model' } };

test('an answer says how many it used, without what only stood beside them', () => {
  const beside = { ...memory, isMatch: false };
  const given = [[memory, beside], [memory, beside, memory], [beside]];
  expect(given.map((recalled) => usedTitle(byModel, recalled))).toEqual([
    'Used 1 memory',
    'Used 2 memories',
    'The memories it was given are forgotten',
  ]);
});

test('the Reader used what it quotes, be it cut, and of the rest only recalled it', () => {
  const byReader = (text: string) => ({
    ...byModel,
    parts: [{ type: 'text' as const, text }],
    metadata: { ...byModel.metadata, modelId: 'reader' },
  });
  const other = { ...memory, text: 'The pier is closed.\nSo we row.' };
  const answers = [
    'Nothing in your sources answers this, and nothing you told me does.',
    '> The pier is open.',
    '> My boat is called **Ludmila**.',
    '> … The pier is closed. …',
    '> My boat is called **Ludmila**.\n\n> So we row.',
    '> The pier is closed.\n> We walk.',
    '**Boats** [3]\n\n> My boat is called **Ludmila**.',
  ];
  expect(answers.map((text) => usedTitle(byReader(text), [memory, other]))).toEqual([
    'Recalled 2 memories',
    'Recalled 2 memories',
    'Used 1 of 2 memories',
    'Used 1 of 2 memories',
    'Used 2 memories',
    'Recalled 2 memories',
    'Recalled 2 memories',
  ]);
  expect(usedTitle(byReader('No.'), [memory])).toBe('Recalled 1 memory');
});

test('what is forgotten of it does not count, be it listed still or not', () => {
  const forgotten = { ...memory, text: '' };
  const reader = { ...byModel, metadata: { ...byModel.metadata, modelId: 'reader' } };
  const left = [[forgotten], [], [forgotten, memory], [memory, { ...forgotten, isMatch: false }]];
  expect(left.map((recalled) => listedTitle(byModel, recalled))).toEqual([
    'The memories it was given are forgotten',
    'The memories it was given are forgotten',
    'Used 1 memory',
    'Used 1 memory',
  ]);
  expect(usedTitle(reader, [forgotten])).toBe('The memories it was given are forgotten');
  const told = [[memory], [memory, forgotten], [forgotten]];
  expect([reader, byModel].map((answer) => told.map((recalled) => toldOf(answer, recalled)))).toEqual([
    [wording.memories.toReader, wording.memories.partToReader, wording.memories.forgottenToReader],
    [wording.memories.toModel, wording.memories.partToModel, wording.memories.forgottenToModel],
  ]);
});

test('the panel counts all that it lists', () => {
  const beside = { ...memory, isMatch: false };
  const listed = [[memory], [memory, beside], [memory, beside, memory, beside]];
  expect(listed.map((recalled) => listedTitle(byModel, recalled))).toEqual([
    'Used 1 memory',
    'Used 1 memory, with 1 message beside',
    'Used 2 memories, with 2 messages beside',
  ]);
});
