import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createAppStatus } from './app-status';
import { createDiskWatch, type DiskWatch } from './disk-watch';
import { AppError } from './errors';

/** A disk, and time that passes when it is told to. */
function watchDisk() {
  const status = createAppStatus([]);
  const dismissed: string[] = [];
  const timers: (() => void)[] = [];
  const rests: number[] = [];
  const disk = { fails: true, hasRoomForAll: true, backs: 0 };
  const tried: Promise<void>[] = [];
  const watch: DiskWatch = createDiskWatch({
    status: {
      raise: status.raise,
      dismiss(code) {
        dismissed.push(code);
        status.dismiss(code);
      },
    },
    tryToWrite() {
      const result = disk.fails ? Promise.reject(new AppError('data.full')) : Promise.resolve();
      tried.push(result.catch(() => undefined));
      return result;
    },
    onBack: async () => {
      disk.backs += 1;
      if (!disk.hasRoomForAll) watch.note(new AppError('data.full'));
    },
    later: (work, ms) => {
      timers.push(work);
      rests.push(ms);
      return () => timers.splice(timers.indexOf(work), 1);
    },
  });
  const pass = async (): Promise<void> => {
    timers.shift()?.();
    await Promise.all(tried);
    await setImmediate();
  };
  return { watch, disk, pass, timers, rests, dismissed, banners: () => status.get().banners.map(({ code }) => code) };
}

test('a disk that is full is told once, looked at again and again, and not told any more once it has room', async () => {
  const { watch, disk, pass, timers, banners } = watchDisk();
  for (let times = 0; times < 3; times += 1) watch.note(new AppError('data.full'));
  const full = [banners(), timers.length];
  await pass();
  const still = [banners(), disk.backs, timers.length];
  disk.fails = false;
  await pass();
  expect([full, still, banners(), disk.backs, timers.length]).toEqual([
    [['data.waitsForRoom'], 1],
    [['data.waitsForRoom'], 0, 1],
    [],
    1,
    0,
  ]);
});

test('a disk that stays full is looked at less and less often, and at least every eight seconds', async () => {
  const { watch, disk, pass, rests } = watchDisk();
  watch.note(new AppError('data.full'));
  for (let looks = 0; looks < 6; looks += 1) await pass();
  disk.fails = false;
  await pass();
  watch.note(new AppError('data.full'));
  expect(rests).toEqual([1_000, 2_000, 4_000, 8_000, 8_000, 8_000, 8_000, 1_000]);
});

test('what fails in another way takes the place of what was told, and other failures are none of the disk', async () => {
  const { watch, banners } = watchDisk();
  watch.note(new AppError('data.full'));
  watch.note(new Error('around it', { cause: new AppError('data.readOnly') }));
  watch.note(new AppError('session.unknown'));
  watch.note(new Error('a bug'));
  expect(banners()).toEqual(['data.waitsForDisk']);
});

test('once it is closed nothing is tried any more', () => {
  const { watch, timers } = watchDisk();
  watch.note(new AppError('data.full'));
  watch.close();
  expect(timers).toEqual([]);
});

test('a disk that takes little, and not all that waited, is told all the time, and tried again', async () => {
  const { watch, disk, pass, timers, dismissed, banners } = watchDisk();
  watch.note(new AppError('data.full'));
  Object.assign(disk, { fails: false, hasRoomForAll: false });
  await pass();
  const still = [banners(), timers.length, dismissed.length];
  disk.hasRoomForAll = true;
  await pass();
  expect([still, banners(), timers.length, disk.backs]).toEqual([[['data.waitsForRoom'], 1, 0], [], 0, 2]);
});

test.each([true, false])(
  'a look that is under way when it is closed leads to nothing (the disk fails: %j)',
  async (fails) => {
    const { watch, disk, pass, timers } = watchDisk();
    watch.note(new AppError('data.full'));
    disk.fails = fails;
    const passed = pass();
    watch.close();
    await passed;
    expect([timers.length, disk.backs]).toEqual([0, 0]);
  },
);
