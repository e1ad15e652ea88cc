import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { makeSnapshot } from './pages/make-snapshot.ts';
import { tabTo } from './pages/press.ts';

test('a damaged local.db is moved aside, said so, and still on disk; the window shows its session again', async ({
  open,
  userDataDir,
}) => {
  const first = await open();
  await first.window.askAndWait('How do citations work?');
  await first.run.close();
  const damage = 'This was a database once.'.repeat(400);
  await writeFile(join(userDataDir, 'local.db'), damage);

  const { window } = await open();
  await expect(window.notices).toHaveText([
    /^A damaged local\.db was moved aside to local\.db\.damaged-\S+ and .* turns that had not ended well are missing here\.$/,
    /^Sessions put back in the list, .*: 1\.$/,
  ]);
  await expect(window.prompts).toHaveText(['How do citations work?']);
  const names = await readdir(userDataDir);
  const aside = names.find((name) => /^local\.db\.damaged-[\dTZ-]+$/.test(name)) ?? '';
  expect(await readFile(join(userDataDir, aside), 'utf8')).toBe(damage);
  await window.run('session.new');
  await window.askAndWait('How do I add a repository?');

  await window.run('data.snapshots');
  const dialog = window.dialog(wording.snapshots.title);
  await expect(dialog.getByRole('list', { name: wording.snapshots.asides }).getByRole('listitem')).toHaveText([aside]);
  await tabTo(window.page, dialog.getByRole('button', { name: wording.snapshots.dropAsides }));
  await window.page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: wording.snapshots.dropAsidesConfirm })).toBeFocused();
  await window.page.keyboard.press('Enter');
  await expect(dialog.getByRole('status').first()).toHaveText(wording.snapshots.asidesDropped);
  await expect(dialog.getByRole('button', { name: wording.snapshots.make })).toBeFocused();
  expect((await readdir(userDataDir)).filter((name) => name.includes('damaged'))).toEqual([]);
});

test('a damaged mastra.db comes back from the newest snapshot, and what is lost is told in numbers', async ({
  open,
  userDataDir,
}) => {
  const first = await open();
  await first.window.askAndWait('How do citations work?');
  await makeSnapshot(first.window);
  await first.window.run('session.new');
  await first.window.askAndWait('How do I add a repository?');
  await first.run.close();
  await writeFile(join(userDataDir, 'mastra.db'), 'This was a database once.'.repeat(400));

  const { window } = await open();
  await expect(window.notices).toHaveText([
    /^mastra\.db was damaged\. It is back as it was in the snapshot of .* is kept in the data folder as mastra\.db\.damaged-\S+\.$/,
    /^Sessions whose newest messages are lost, .*: 1\.$/,
  ]);
  await window.openSession(1);
  await expect(window.prompts).toHaveText(['How do citations work?']);
  await window.run('session.new');
  await window.askAndWait('How do I add a repository?');
});
