import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { makeSmallModel } from '../src/core/knowledge/testing/small-model.ts';
import { startLoopbackServer } from '../src/core/testing/loopback-server.ts';
import { wording, fill } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { citationsOf } from './pages/open-citation.ts';
import type { LecternWindow } from './pages/drive-window.ts';
import { tabTo } from './pages/press.ts';

const text = wording.embedder;
const inUse = (id: keyof typeof text.names): string => fill(text.serving, { model: text.names[id] });

async function openSettings(window: LecternWindow) {
  await window.run('settings.open');
  const settings = window.dialog(wording.settings.title);
  const press = async (name: string | RegExp): Promise<void> => {
    await tabTo(window.page, settings.getByRole('button', { name }));
    await window.page.keyboard.press('Enter');
  };
  return { settings, press };
}

test('another embedding model is downloaded in two goes, takes over, and is missed when it is damaged', async ({
  open,
  folder,
  userDataDir,
}) => {
  const { spec, archive } = await makeSmallModel(folder);
  const half = Math.floor(archive.length / 2);
  // The first answer stays away half-way; the rest comes when it is asked for.
  const server = await startLoopbackServer(({ headers }, response) => {
    if (headers.range === undefined) {
      response.writeHead(200, { 'content-length': archive.length }).write(archive.subarray(0, half));
      return;
    }
    const range = `bytes ${half}-${archive.length - 1}/${archive.length}`;
    response.writeHead(206, { 'content-range': range }).end(archive.subarray(half));
  });
  const upgrade = { ...spec, archive: { ...spec.archive, url: `${server.origin}/model.tar.gz` } };
  const env = { LECTERN_UPGRADE_MODEL: JSON.stringify(upgrade) };

  const first = await open({ env });
  await first.window.askAndWait('How do citations work?');
  const before = await openSettings(first.window);
  await expect(before.settings).toContainText(inUse('bundled'));
  await first.window.run('embedder.download');
  await expect(before.settings.getByRole('progressbar')).toHaveAttribute('value', String(half));
  await first.window.run('embedder.stop');
  await expect(before.settings.getByRole('button', { name: /^Go on downloading/ })).toBeVisible();
  await first.run.close();

  const second = await open({ env });
  const after = await openSettings(second.window);
  await after.press(/^Go on downloading/);
  await expect(after.settings).toContainText(inUse('bge-small'));
  await expect(after.settings.getByRole('combobox', { name: text.model })).toHaveValue('bge-small');
  expect(server.requests.map(({ headers }) => headers.range)).toEqual([undefined, `bytes=${half}-`]);
  await second.window.page.keyboard.press('Escape');
  await second.window.run('session.new');
  await expect(citationsOf(await second.window.askAndWait('How do citations work?')).first()).toBeVisible();
  await second.run.close();
  await truncate(join(userDataDir, 'models', spec.folder, spec.model.name), 100);

  const third = await open({ env });
  await expect(third.window.notices).toHaveText(
    fill(wording.errors['embedder.fallback'], { model: text.names['bge-small'] }),
  );
  const last = await openSettings(third.window);
  await expect(last.settings).toContainText(inUse('bundled'));
  await expect(last.settings.getByRole('alert')).toHaveText(
    fill(wording.errors['embedder.damaged'], { file: spec.model.name }),
  );
  await expect(last.settings.getByRole('button', { name: /^Download/ })).toBeVisible();
  await third.window.page.keyboard.press('Escape');
  await third.window.run('session.new');
  await expect(citationsOf(await third.window.askAndWait('How do citations work?')).first()).toBeVisible();
  await server.close();
});
