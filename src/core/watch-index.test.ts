import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createAppStatus } from './app-status';
import { createMemoryLog } from './testing/memory-log';
import { watchIndex } from './watch-index';

/** An index of which looks answer in turn, and time that passes when it is told to. */
function watched(looks: readonly (boolean | Error)[]) {
  const status = createAppStatus([]);
  const log = createMemoryLog();
  const closing = new AbortController();
  const waits: { readonly ms: number; readonly end: () => void }[] = [];
  let done = 0;
  const ended = watchIndex(
    {
      index: {
        async check() {
          const look = looks[done];
          done += 1;
          if (look === undefined || look instanceof Error) throw look ?? new Error('nobody asked');
          return { isSound: look };
        },
      },
      status,
      log,
      wait: (ms, signal) =>
        new Promise<void>((resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('closed')), { once: true });
          waits.push({ ms, end: resolve });
        }),
    },
    closing.signal,
  );
  const pass = async (): Promise<void> => {
    waits.at(-1)?.end();
    await setImmediate();
  };
  const banners = () => status.get().banners.map(({ code }) => code);
  return { pass, ended, banners, waits, log, close: () => closing.abort() };
}

test('an index is looked through after the start and then daily, until it is found damaged, which is told', async () => {
  const { pass, ended, banners, waits } = watched([true, true, false]);
  await pass();
  await pass();
  const before = banners();
  await pass();
  await ended;
  expect([before, banners(), waits.map(({ ms }) => ms)]).toEqual([
    [],
    ['data.indexDamaged'],
    [120_000, 86_400_000, 86_400_000],
  ]);
});

test('a look that fails is in the log, and made again', async () => {
  const { pass, ended, banners, log } = watched([new Error('the worker is gone'), false]);
  await pass();
  await pass();
  await ended;
  expect([log.lines, banners()]).toEqual([
    [expect.stringContaining('could not be looked through')],
    ['data.indexDamaged'],
  ]);
});

test('once the app closes it is not looked at any more', async () => {
  const { ended, banners, close } = watched([false]);
  close();
  await expect(ended).rejects.toThrow('closed');
  expect(banners()).toEqual([]);
});
