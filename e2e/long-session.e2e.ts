import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chatGptTurns } from '../src/core/knowledge/testing/foreign-exports.ts';
import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { tabTo } from './pages/press.ts';

const TURNS = 600;

test('a long session shows its newest messages first, and leads to its first and to one that is searched for', async ({
  open,
  folder,
}) => {
  const file = join(folder, 'conversations.json');
  const said = (at: number): readonly string[] => [
    `Question ${at}: what does the ${at === 3 ? 'barometer' : 'clock'} say?`,
    `Answer ${at}.`,
  ];
  const turns = Array.from({ length: TURNS }, (_, at) => said(at)).flat();
  await writeFile(file, JSON.stringify([chatGptTurns('log', ...turns)]));
  const { window } = await open({ env: { LECTERN_OPEN_FILE: file } });
  const { page } = window;
  await window.run('data.import');
  const dialog = window.dialog(wording.commands['data.import']);
  await tabTo(page, dialog.getByRole('button', { name: wording.transfer.choose }));
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toHaveText(wording.transfer.importDone);
  await page.keyboard.press('Escape');

  await window.openSession(0);
  const messages = page.getByRole('log').getByRole('article');
  const last = messages.filter({ hasText: `Answer ${TURNS - 1}.` });
  await expect(last).toBeInViewport();
  await expect(last).toHaveAttribute('aria-posinset', String(2 * TURNS));
  await page.getByRole('log').focus();
  const first = messages.filter({ hasText: 'Question 0:' });
  await expect(async () => {
    await page.keyboard.press('Home');
    await expect(first).toBeInViewport({ timeout: 1_000 });
  }).toPass();
  await expect(first).toHaveAttribute('aria-posinset', '1');
  await expect(first).toHaveAttribute('aria-setsize', String(2 * TURNS));

  await window.run('session.new');
  await window.run('search.open');
  await expect(window.dialog(wording.search.title).getByRole('combobox')).toBeFocused();
  await page.keyboard.type('barometer');
  await expect(window.dialog(wording.search.title).getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  const hit = messages.filter({ hasText: 'barometer' });
  await expect(hit).toBeFocused();
  await expect(hit).toBeInViewport();
  await expect(hit).toHaveAttribute('aria-current', 'true');
});
