import { expect, it } from 'vitest';
import type { LecternChunk } from '../../shared/chat/message';
import { joinFirstText, openTextOf } from './join-first-text';

const said = (id: string, delta: string): readonly LecternChunk[] => [
  { type: 'text-start', id },
  { type: 'text-delta', id, delta },
  { type: 'text-end', id },
];

async function joined(chunks: readonly LecternChunk[], openId: string | null): Promise<readonly LecternChunk[]> {
  const run = (async function* () {
    yield* chunks;
  })();
  const out: LecternChunk[] = [];
  for await (const chunk of joinFirstText(run, openId)) out.push(chunk);
  return out;
}

it('the first text of a run goes on in the part that is open, a later one stands for itself', async () => {
  const step: LecternChunk = { type: 'start-step' };
  expect(await joined([step, ...said('0', 'a'), ...said('0', 'b')], 'open')).toEqual([
    step,
    { type: 'text-delta', id: 'open', delta: 'a' },
    { type: 'text-end', id: 'open' },
    ...said('0', 'b'),
  ]);
});

it('a run that begins with a tool or with reasoning closes what is open first', async () => {
  const call: LecternChunk = { type: 'tool-input-start', toolCallId: 'c', toolName: 'search_docs' };
  const thought: LecternChunk = { type: 'reasoning-start', id: 'r' };
  const end: LecternChunk = { type: 'text-end', id: 'open' };
  expect(await joined([call, ...said('0', 'a')], 'open')).toEqual([end, call, ...said('0', 'a')]);
  expect(await joined([thought], 'open')).toEqual([end, thought]);
});

it('nothing is joined where nothing is open', async () => {
  expect(openTextOf(said('0', 'a'))).toBe(null);
  expect(openTextOf([...said('0', 'a'), { type: 'text-start', id: '1' }])).toBe('1');
  expect(await joined(said('0', 'a'), null)).toEqual(said('0', 'a'));
});
