import { rm, writeFile } from 'node:fs/promises';
import { constants } from 'node:os';
import { join } from 'node:path';
import { canWatchFiles, watchFiles } from '../src/core/testing/watch-files.ts';
import { wording, fill } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { target } from './lectern-command.ts';
import { askInHalves } from './pages/ask-in-halves.ts';
import { connectModel } from './pages/connect-model.ts';
import { INSPECTOR_ARGS } from './pages/in-main.ts';
import { blockWorker } from './pages/in-worker.ts';

test('a quit that cannot save says in the window what waits, ends all the same, and the next start saves it and says so (out; skipped for the package)', async ({
  open,
  model,
}) => {
  test.skip(target === 'package', 'the package has its inspector fused off');
  const first = await open({ args: INSPECTOR_ARGS });
  await connectModel(first.window, model);
  await askInHalves(first.window, model);
  await blockWorker(first.run, 'knowledge.worker');
  model.release();
  await expect(first.window.answers).toContainText('The first half and the rest.');
  await expect(first.window.answers).toHaveAttribute('aria-busy', 'false');
  const closing = first.run.close();
  const waits = fill(wording.errors['quit.saves'], { answers: 1, seconds: 10 });
  await expect(first.window.notices.filter({ hasText: waits })).toBeVisible();
  expect(await closing).toEqual({ code: 0, signal: null });

  const second = await open();
  await expect(second.window.notices).toHaveText([fill(wording.errors['quit.left'], { answers: 1 })]);
  await expect(await second.window.answered(1)).toContainText('The first half and the rest.');
  await second.run.close();

  const third = await open();
  await expect(await third.window.answered(1)).toContainText('The first half and the rest.');
  await expect(third.window.notices).toHaveCount(0);
});

test('a quit on a full disk says in the window what would be lost, and writes it once there is room', async ({
  open,
  model,
  folder,
  userDataDir,
}) => {
  test.skip(!canWatchFiles, 'a disk that fails needs Linux and a C compiler');
  const faultPath = join(folder, 'fault');
  const first = await open({ env: watchFiles(folder, { folder: userDataDir, faultPath }) });
  await connectModel(first.window, model);
  await askInHalves(first.window, model);
  await writeFile(faultPath, String(constants.errno.ENOSPC));
  model.release();
  await expect(first.window.answers).toContainText('The first half and the rest.');
  const closing = first.run.close();
  const waits = fill(wording.errors['quit.unwritten'], { answers: 1, seconds: 10 });
  await expect(first.window.notices.filter({ hasText: waits })).toBeVisible();
  await rm(faultPath);
  expect(await closing).toEqual({ code: 0, signal: null });

  const second = await open();
  await expect(await second.window.answered(1)).toContainText('The first half and the rest.');
  await expect(second.window.notices).toHaveCount(0);
});
