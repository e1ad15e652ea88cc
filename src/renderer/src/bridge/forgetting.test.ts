import { expect, test } from 'vitest';
import type { ContractClient } from '../../../shared/contract/contract';
import { createForgetting } from './forgetting';

function openWindow() {
  const asked: string[] = [];
  const timers: { work: () => void; ms: number }[] = [];
  const client = {
    memories: {
      forget: async ({ messageId }: { messageId: string }) => {
        if (messageId === 'gone') throw new Error('gone');
        asked.push(`forget ${messageId}`);
        return { isInProfile: messageId === 'noted' };
      },
      undoForget: async ({ messageId }: { messageId: string }) => void asked.push(`undo ${messageId}`),
    },
  };
  const bridge = {
    // As much of main as forgetting asks.
    ask: <T>(request: (all: ContractClient) => Promise<T>) => request(client as unknown as ContractClient),
  };
  const later = (work: () => void, ms: number): void => void timers.push({ work, ms });
  const forgetting = createForgetting(bridge, later, () => void asked.push('tell of the profile'));
  return { asked, timers, forgetting };
}

test('the message forgotten last comes back first, and only as long as that is possible', async () => {
  const { asked, timers, forgetting } = openWindow();
  for (const id of ['a', 'b', 'c']) await forgetting.forget('s', id);
  await forgetting.undo();
  timers[1]?.work();
  const left = forgetting.undoable.get();
  await forgetting.undo();
  await forgetting.undo();
  expect([asked.slice(3), left, forgetting.undoable.get(), timers.map(({ ms }) => ms)]).toEqual([
    ['undo c', 'undo a'],
    ['a'],
    [],
    [10_000, 10_000, 10_000],
  ]);
});

test('a message that is forgotten again can be undone for its whole time again', async () => {
  const { timers, forgetting } = openWindow();
  await forgetting.forget('s', 'a');
  await forgetting.undo();
  await forgetting.forget('s', 'a');
  timers[0]?.work();
  const early = forgetting.undoable.get();
  timers[1]?.work();
  expect([early, forgetting.undoable.get()]).toEqual([['a'], []]);
});

test('what was not forgotten cannot be undone', async () => {
  const { forgetting } = openWindow();
  await expect(forgetting.forget('s', 'gone')).rejects.toThrow('gone');
  expect(forgetting.undoable.get()).toEqual([]);
});

test('it is said when the profile still holds what came of the message, once that cannot be undone, and only then', async () => {
  const { asked, timers, forgetting } = openWindow();
  for (const id of ['a', 'noted', 'noted']) {
    await forgetting.forget('s', id);
    if (asked.length === 2) await forgetting.undo();
  }
  const atOnce = [...asked];
  for (const { work } of timers) work();
  expect(asked.slice(atOnce.length)).toEqual(['tell of the profile']);
  expect(atOnce).not.toContain('tell of the profile');
});
