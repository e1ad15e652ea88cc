import { expect, it, vi } from 'vitest';
import type { LecternChunk } from '../../shared/chat/message';
import { createMemoryJournal } from '../testing/memory-journal';
import { createMemorySessionStore } from '../testing/memory-session-store';
import { createJournalWriter } from './journal-writer';

const delta = (text: string): LecternChunk => ({ type: 'text-delta', id: 't', delta: text });

it('joins what streams into batches, in order, and writes what a tool did at once', async () => {
  vi.useFakeTimers();
  const journal = createMemoryJournal(createMemorySessionStore());
  const writer = createJournalWriter(journal, 'answer', 50);
  for (const text of ['a', 'b', 'c']) writer.write(delta(text));
  const early = await journal.chunks('answer');
  await vi.advanceTimersByTimeAsync(50);
  const batched = [...(await journal.chunks('answer'))];
  writer.write(delta('d'));
  writer.write({ type: 'finish-step' });
  await vi.advanceTimersByTimeAsync(0);
  vi.useRealTimers();
  expect([early, batched]).toEqual([[], [delta('abc')]]);
  expect(await journal.chunks('answer')).toEqual([delta('abc'), delta('d'), { type: 'finish-step' }]);
});

it('rejects the flush when the journal could not take a batch', async () => {
  const journal = {
    ...createMemoryJournal(createMemorySessionStore()),
    append: () => Promise.reject(new Error('full')),
  };
  const writer = createJournalWriter(journal, 'answer', 50);
  writer.write({ type: 'finish-step' });
  await expect(writer.flush()).rejects.toThrow('full');
});
