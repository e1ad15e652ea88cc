import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';

const unknown = '01980a3e-6d5c-7a10-8c44-0123456789ab';

test('an address with an unknown session says so, and the window stays usable', async ({ open }) => {
  const { window } = await open();
  await window.page.goto(`lectern://app/s/${unknown}`);
  await expect(window.page.getByText(wording.errors['session.unknown'])).toBeVisible();

  await window.run('session.new');
  await window.askAndWait('How do citations work?');
  expect(await window.sessionId()).not.toBe(unknown);
});

test('a window that was at a session which is gone opens with that sentence', async ({ open, userDataDir }) => {
  const first = await open();
  await first.run.close();
  const place = { sessionId: unknown, bounds: null, isMaximized: false };
  await writeFile(join(userDataDir, 'windows.json'), JSON.stringify({ version: 1, windows: [place] }));

  const { window } = await open();
  await expect(window.page.getByText(wording.errors['session.unknown'])).toBeVisible();
  await window.run('session.new');
  await expect(window.page.getByText(wording.introduction.title)).toBeVisible();
});
