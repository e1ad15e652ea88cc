import { expect, test, vi } from 'vitest';
import type { LecternChunk, LecternMessage, MessageData } from '../../../shared/chat/message';
import { createAnswerFold } from './answer-fold';

const textOf = (message: LecternMessage | undefined): string =>
  (message?.parts ?? []).map((part) => (part.type === 'text' ? part.text : '')).join('');

test('an answer that is finished is let go of: its fold ends, and takes nothing more', async () => {
  const seen: LecternMessage[] = [];
  const fold = createAnswerFold('a', (message) => seen.push(message));
  fold.push({ type: 'start', messageId: 'a' });
  fold.push({ type: 'text-start', id: 't' });
  fold.push({ type: 'text-delta', id: 't', delta: 'Hello' });
  fold.push({ type: 'text-end', id: 't' });
  fold.push({ type: 'finish' });
  fold.push({ type: 'text-start', id: 'u' });
  fold.push({ type: 'text-delta', id: 'u', delta: 'late' });
  await fold.ended;
  expect(textOf(seen.at(-1))).toBe('Hello');
});

const folds = () => new Promise((resolve) => setTimeout(resolve, 0));

test('what makes an open part longer is shown at once, behind what is folded', async () => {
  const seen: LecternMessage[] = [];
  const fold = createAnswerFold('a', (message) => seen.push(message));
  fold.push({ type: 'start', messageId: 'a' });
  fold.push({ type: 'text-start', id: 't' });
  await vi.waitFor(() => expect(seen.at(-1)?.parts).toHaveLength(1));
  const shown = ['Some', ' more', ' words'].map((delta) => {
    fold.push({ type: 'text-delta', id: 't', delta });
    return textOf(seen.at(-1));
  });
  expect(shown).toEqual(['Some', 'Some more', 'Some more words']);
  await folds();
  expect(textOf(seen.at(-1))).toBe('Some more words');
  fold.push({ type: 'text-end', id: 't' });
  fold.push({ type: 'finish' });
  await fold.ended;
  expect(seen.at(-1)?.parts).toMatchObject([{ type: 'text', text: 'Some more words', state: 'done' }]);
});

test('what comes before its part is folded is shown with it', async () => {
  const seen: LecternMessage[] = [];
  const fold = createAnswerFold('a', (message) => seen.push(message));
  fold.push({ type: 'start', messageId: 'a' });
  fold.push({ type: 'text-start', id: 't' });
  fold.push({ type: 'text-delta', id: 't', delta: 'Soon' });
  await vi.waitFor(() => expect(textOf(seen.at(-1))).toBe('Soon'));
  fold.close();
  await fold.ended;
});

const citation = { n: 1, sourceId: 's' } as unknown as MessageData['citation'];
const chunks: readonly LecternChunk[] = [
  { type: 'start', messageId: 'a' },
  { type: 'reasoning-start', id: 'r' },
  { type: 'reasoning-delta', id: 'r', delta: 'Thinks' },
  { type: 'reasoning-delta', id: 'r', delta: ' on' },
  { type: 'reasoning-end', id: 'r' },
  { type: 'text-start', id: 't' },
  { type: 'text-delta', id: 't', delta: 'One' },
  { type: 'text-delta', id: 't', delta: ' two' },
  { type: 'data-citation', data: citation },
  { type: 'text-delta', id: 't', delta: ' three' },
  { type: 'text-start', id: 'u' },
  { type: 'text-delta', id: 'u', delta: 'Beside' },
  { type: 'text-delta', id: 't', delta: ' four' },
  { type: 'text-end', id: 't' },
  { type: 'text-delta', id: 'u', delta: ' it' },
  { type: 'text-end', id: 'u' },
  { type: 'finish' },
];

test('however the chunks come, an answer never gets shorter, and is in the end what they say', async () => {
  for (let pauses = 0; pauses < chunks.length; pauses += 1) {
    const seen: LecternMessage[] = [];
    const fold = createAnswerFold('a', (message) => seen.push(message));
    for (const [at, chunk] of chunks.entries()) {
      if (pauses !== 0 && at % pauses === 0) await folds();
      fold.push(chunk);
    }
    await fold.ended;
    const lengths = seen.map((message) => textOf(message).length);
    expect(lengths, `paused every ${pauses}`).toEqual(lengths.toSorted((a, b) => a - b));
    expect(seen.at(-1)?.parts).toMatchObject([
      { type: 'reasoning', text: 'Thinks on', state: 'done' },
      { type: 'text', text: 'One two three four', state: 'done' },
      { type: 'data-citation' },
      { type: 'text', text: 'Beside it', state: 'done' },
    ]);
  }
});
