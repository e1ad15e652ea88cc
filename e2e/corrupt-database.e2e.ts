import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';

test('a damaged local.db is moved aside, said so, and still on disk', async ({ open, userDataDir }) => {
  const first = await open();
  await first.window.askAndWait('How do citations work?');
  await first.run.close();
  const damage = 'This was a database once.'.repeat(400);
  await writeFile(join(userDataDir, 'local.db'), damage);

  const { window } = await open();
  await expect(window.notices).toHaveText(/^A damaged local\.db was moved aside to local\.db\.damaged-\S+ and/);
  const names = await readdir(userDataDir);
  const aside = names.find((name) => /^local\.db\.damaged-[\dTZ-]+$/.test(name)) ?? '';
  expect(await readFile(join(userDataDir, aside), 'utf8')).toBe(damage);
  await window.run('session.new');
  await window.askAndWait('How do I add a repository?');
});
