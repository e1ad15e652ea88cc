import { expect, it, vi } from 'vitest';
import type { LecternChunk } from '../../shared/chat/message';
import { createMemoryJournal } from '../testing/memory-journal';
import { createMemoryLog } from '../testing/memory-log';
import { createMemorySessionStore } from '../testing/memory-session-store';
import { queuedTurn } from '../testing/queued-turn';
import { createJournalWriter } from './journal-writer';

const TURN = queuedTurn({ answerId: 'answer', promptId: 'prompt', sessionId: 'session' });
const delta = (text: string): LecternChunk => ({ type: 'text-delta', id: 't', delta: text });

it('joins what streams into batches, in order, and writes what a tool did at once', async () => {
  vi.useFakeTimers();
  const journal = createMemoryJournal(createMemorySessionStore());
  const deed: LecternChunk = { type: 'tool-output-available', toolCallId: 'c', output: 1 };
  const writer = createJournalWriter(journal, TURN, 50, createMemoryLog());
  for (const text of ['a', 'b', 'c']) writer.write(delta(text));
  const early = await journal.chunks('answer');
  await vi.advanceTimersByTimeAsync(50);
  const batched = [...(await journal.chunks('answer'))];
  writer.write(delta('d'));
  writer.write(deed);
  await vi.advanceTimersByTimeAsync(0);
  vi.useRealTimers();
  expect([early, batched]).toEqual([[], [delta('abc')]]);
  expect(await journal.chunks('answer')).toEqual([delta('abc'), delta('d'), deed]);
});

it('does not wait for more than twelve chunks', async () => {
  vi.useFakeTimers();
  const journal = createMemoryJournal(createMemorySessionStore());
  const writer = createJournalWriter(journal, TURN, 50, createMemoryLog());
  for (let word = 1; word <= 12; word += 1) writer.write(delta('w'));
  await vi.advanceTimersByTimeAsync(0);
  vi.useRealTimers();
  expect(await journal.chunks('answer')).toEqual([delta('w'.repeat(12))]);
});

it('keeps what the journal could not take, tells whoever flushes, and writes it all in order once it can', async () => {
  const journal = createMemoryJournal(createMemorySessionStore());
  await journal.enqueue(TURN, null);
  let isFull = true;
  const write: typeof journal.write = (turn, entry) =>
    isFull ? Promise.reject(new Error('full')) : journal.write(turn, entry);
  const writer = createJournalWriter({ ...journal, write }, TURN, 50, createMemoryLog());
  writer.change({ status: 'open', modelId: 'reader' });
  writer.write(delta('a'));
  await expect(writer.flush()).rejects.toThrow('full');
  writer.write(delta('b'));
  writer.change({ status: 'closed' });
  await expect(writer.flush()).rejects.toThrow('full');
  isFull = false;
  await writer.flush();
  expect(await journal.chunks('answer')).toEqual([delta('ab')]);
  expect(await journal.get('answer')).toMatchObject({ status: 'closed', modelId: 'reader' });
});

it('says once that the journal takes nothing, and tries less and less often until it does', async () => {
  vi.useFakeTimers();
  const journal = createMemoryJournal(createMemorySessionStore());
  let isFull = true;
  let tries = 0;
  const write: typeof journal.write = (turn, entry) => {
    tries += 1;
    return isFull ? Promise.reject(new Error('full')) : journal.write(turn, entry);
  };
  const log = createMemoryLog();
  const writer = createJournalWriter({ ...journal, write }, TURN, 50, log);
  const stream = async (ms: number): Promise<number> => {
    const before = tries;
    for (let time = 0; time < ms; time += 50) {
      writer.write(delta('a'));
      writer.write({ type: 'tool-output-available', toolCallId: 'c', output: 1 });
      await vi.advanceTimersByTimeAsync(50);
    }
    return tries - before;
  };
  const seldom = [(await stream(1_000)) < 6, (await stream(10_000)) < 6, log.lines.length];
  isFull = false;
  await stream(10_000);
  const again = await stream(1_000);
  isFull = true;
  await stream(1_000);
  vi.useRealTimers();
  expect([seldom, again >= 20, log.lines.length]).toEqual([[true, true, 1], true, 2]);
});

it('puts other chunks in the place of what was written, and what comes after them', async () => {
  const journal = createMemoryJournal(createMemorySessionStore());
  const writer = createJournalWriter(journal, TURN, 60_000, createMemoryLog());
  writer.write(delta('a'));
  await writer.flush();
  writer.write(delta('b'));
  const replaced = writer.replace([delta('x')]);
  writer.write(delta('c'));
  await Promise.all([replaced, writer.flush()]);
  expect(await journal.chunks('answer')).toEqual([delta('x'), delta('c')]);
});

it('has no room while a slow journal writes what came, and has it again after', async () => {
  const journal = createMemoryJournal(createMemorySessionStore());
  const { promise: isWritten, resolve: goOn } = Promise.withResolvers<void>();
  const write: typeof journal.write = (turn, entry) => isWritten.then(() => journal.write(turn, entry));
  const writer = createJournalWriter({ ...journal, write }, TURN, 50, createMemoryLog());
  const happened: string[] = [];
  writer.write(delta('a'.repeat(200_000)));
  await writer.room();
  writer.write(delta('b'.repeat(200_000)));
  const room = writer.room().then(() => happened.push('room'));
  happened.push('written');
  goOn();
  await room;
  expect([happened, (await journal.chunks('answer')).length]).toEqual([['written', 'room'], 1]);
});

it('has room while the journal fails, until more waits than may, and again once that is written', async () => {
  const journal = createMemoryJournal(createMemorySessionStore());
  let isFull = true;
  const write: typeof journal.write = (turn, entry) =>
    isFull ? Promise.reject(new Error('full')) : journal.write(turn, entry);
  const writer = createJournalWriter({ ...journal, write }, TURN, 50, createMemoryLog());
  const stream = async (megabytes: number): Promise<void> => {
    for (let sent = 0; sent < megabytes; sent += 1) {
      writer.write(delta('x'.repeat(1_024 * 1_024)));
      await writer.room();
    }
  };
  await stream(8);
  await expect(stream(1)).rejects.toMatchObject({ code: 'turn.unwritten' });
  isFull = false;
  await writer.flush();
  await stream(9);
  await writer.flush();
  expect((await journal.chunks('answer')).map((chunk) => 'delta' in chunk && chunk.delta.length)).toContain(
    9 * 1_024 * 1_024,
  );
});
