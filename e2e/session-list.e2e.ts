import { wording, fill } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import type { LecternWindow } from './pages/drive-window.ts';

const text = wording.sessions;

/** Three sessions, the last one shown; gives the titles as the list has them. */
async function makeThree(window: LecternWindow): Promise<string[]> {
  for (const question of ['How do citations work?', 'How do I add a folder?', 'How do I rename a session?']) {
    await window.run('session.new');
    await window.askAndWait(question);
  }
  const titles = ['Rename a session', 'Add a folder', 'How citations work'];
  await expect(window.sessions).toHaveText(titles);
  return titles;
}

test('several sessions are marked by Shift and arrows, moved to the trash by one key, and brought back', async ({
  open,
}) => {
  const { window } = await open();
  const titles = await makeThree(window);
  const { page } = window;
  await window.run('sessions.focus');
  await expect(window.sessions.first()).toBeFocused();
  await page.keyboard.press('Shift+ArrowDown');
  const status = page.getByText(fill(text.selected, { count: 2 }));
  await expect(status).toBeVisible();
  await expect(window.sessions.filter({ hasText: text.isSelected })).toHaveText([
    new RegExp(titles[0] ?? '-'),
    new RegExp(titles[1] ?? '-'),
  ]);
  await expect(window.sessions.nth(1)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(status).toHaveCount(0);
  await page.keyboard.press('Shift+ArrowUp');
  await expect(status).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(window.sessions).toHaveText([titles[2] ?? '-']);
  await expect(page.getByText(fill(text.trashedMany, { count: 2 }))).toBeVisible();
  await page.getByRole('button', { name: wording.common.undo }).press('Enter');
  await expect(window.sessions).toHaveText(titles);
});

test('a session is archived and found again by key, and comes back when something is asked in it', async ({ open }) => {
  const { run, window } = await open();
  const titles = await makeThree(window);
  const { page } = window;
  await window.openSession(1);
  await window.run('session.archive');
  await expect(window.sessions).toHaveText([titles[0] ?? '-', titles[2] ?? '-']);
  await expect(window.prompts).toHaveCount(0);
  const archive = page.getByRole('button', { name: fill(text.archive, { count: 1 }) });
  await window.run('sessions.focus');
  await expect(window.sessions.first()).toBeFocused();
  await page.keyboard.press('End');
  await expect(archive).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(window.sessions).toHaveCount(3);
  await page.keyboard.press('ArrowDown');
  await expect(window.sessions.nth(2)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(window.prompts).toHaveText(['How do I add a folder?']);
  await run.close();

  const { window: again } = await open();
  await expect(again.sessions).toHaveText([titles[0] ?? '-', titles[2] ?? '-']);
  await expect(again.prompts).toHaveText(['How do I add a folder?']);
  await again.askAndWait('And once more?');
  await expect(again.sessions).toHaveCount(3);
  await expect(again.sessions.first()).toHaveText(titles[1] ?? '-');
  await expect(again.page.getByRole('button', { name: fill(text.archive, { count: 1 }) })).toHaveCount(0);
});

test('the archive is shown, led to and hidden by key', async ({ open }) => {
  const { window } = await open();
  const { page, run } = window;
  await run('archive.open');
  await expect(page.getByText(text.noneArchived)).toBeVisible();
  await window.askAndWait('How do I add a folder?');
  await run('session.archive');
  await window.askAndWait('How do I rename it?');
  const archive = page.getByRole('button', { name: fill(text.archive, { count: 1 }) });
  await expect(archive).toHaveAttribute('aria-expanded', 'false');
  await run('archive.open');
  await expect(archive).toHaveAttribute('aria-expanded', 'true');
  await expect(archive).toBeFocused();
  await expect(window.sessions).toHaveCount(2);
  await run('archive.open');
  await expect(window.sessions).toHaveCount(1);
});
