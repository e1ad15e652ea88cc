import { wording, fill } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { tabTo } from './pages/press.ts';

const text = wording.shortcuts;

test('keys are given to commands by key, work at once and after a restart, and go back', async ({ open }) => {
  const first = await open();
  const { page } = first.window;
  await first.window.run('shortcuts.open');
  const dialog = first.window.dialog(text.title);
  const status = dialog.getByRole('status');
  const change = (id: 'session.new' | 'session.newPrivate' | 'search.open') =>
    page.getByRole('button', { name: fill(text.change, { command: wording.commands[id] }) });
  await expect(change('session.new')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(change('session.newPrivate')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(status).toHaveText(fill(text.press, { command: wording.commands['session.newPrivate'] }));
  await page.keyboard.press('j');
  await expect(status).toHaveText(fill(text.unusable, { keys: 'J' }));
  await page.keyboard.press('ControlOrMeta+Shift+F');
  await expect(status).toContainText(wording.commands['search.open']);
  await page.keyboard.press('Enter');
  await expect(status).toContainText(wording.commands['session.newPrivate']);
  await expect(change('session.newPrivate')).toBeFocused();
  await expect(dialog.locator('dd', { has: change('search.open') })).toContainText(text.none);
  // What waits for keys is left by Escape, the dialog by the next.
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('ControlOrMeta+Shift+F');
  await expect(page.getByText(wording.privacy.note)).toBeVisible();
  await first.run.close();

  const { window } = await open();
  await window.page.keyboard.press('ControlOrMeta+Shift+F');
  await expect(window.page.getByText(wording.privacy.note)).toBeVisible();
  await window.run('shortcuts.open');
  const again = window.dialog(text.title);
  await tabTo(window.page, again.getByRole('button', { name: text.resetAll }));
  await window.page.keyboard.press('Enter');
  await expect(again.getByRole('status')).toHaveText(text.allReset);
  await window.page.keyboard.press('Escape');
  await window.page.keyboard.press('ControlOrMeta+Shift+F');
  await expect(window.dialog(wording.search.title)).toBeVisible();
});
