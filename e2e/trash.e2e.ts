import { wording, fill } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';

const text = wording.trash;

test('what is in the trash is restored or deleted for good, all by key', async ({ open }) => {
  const { window } = await open();
  const { page } = window;
  const title = 'Add a repository';
  const trash = window.dialog(text.title);
  const item = trash.getByRole('article', { name: title });
  await window.askAndWait('How do I add a repository?');
  await expect(window.sessions).toHaveText([title]);
  await window.run('session.trash');
  await expect(window.sessions).toHaveCount(0);

  await window.run('trash.open');
  await expect(item).toBeFocused();
  await expect(item).toContainText(/goes for good on \w+ \d+, \d{4}/);
  await page.keyboard.press('r');
  await expect(trash.getByRole('status')).toHaveText(fill(text.restored, { title }));
  await expect(trash).toContainText(text.empty);
  await page.keyboard.press('Escape');
  await expect(window.sessions).toHaveCount(1);

  await window.openSession(0);
  await window.run('session.trash');
  await expect(window.sessions).toHaveCount(0);
  await window.run('trash.open');
  await expect(item).toBeFocused();
  await page.keyboard.press('d');
  await expect(trash.getByRole('button', { name: text.confirm })).toBeFocused();
  const undo = page.getByRole('button', { name: wording.common.undo, includeHidden: true });
  await expect(undo.first()).toBeAttached();
  await page.keyboard.press('Enter');
  await expect(trash.getByRole('status')).toHaveText(fill(text.deleted, { title }));
  await expect(undo).toHaveCount(0);
  await expect(trash).toContainText(text.empty);
  await expect(trash).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(trash).toBeHidden();
  await expect(window.sessions).toHaveCount(0);
});

test('a session that leaves the trash gives the focus to its neighbour', async ({ open }) => {
  const { window } = await open();
  const { page } = window;
  for (const title of ['Add a repository', 'Pin a session', 'Rename a session']) {
    await window.run('session.new');
    await window.askAndWait(`How do I ${title.toLowerCase()}?`);
    await expect(window.sessions).toHaveText([title]);
    await window.run('session.trash');
    await expect(window.sessions).toHaveCount(0);
  }
  await window.run('trash.open');
  const item = (name: string) => window.dialog(text.title).getByRole('article', { name });
  await expect(item('Rename a session')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('r');
  await expect(item('Add a repository')).toBeFocused();
  await page.keyboard.press('r');
  await expect(item('Rename a session')).toBeFocused();
  await expect(window.dialog(text.title).getByRole('article')).toHaveCount(1);
});
