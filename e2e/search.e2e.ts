import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import type { LecternWindow } from './pages/drive-window.ts';
import { tabTo } from './pages/press.ts';

const BOAT = 'My sailing boat is called Ludmila and lies in Bergen.';
const KETTLE = 'The kettle whistles in B flat.';

/** What is marked in the messages. */
async function markedIn({ page }: LecternWindow): Promise<string[]> {
  return page.evaluate(() =>
    [...(CSS.highlights.get('found') ?? [])].map((range) => (range instanceof Range ? range.toString() : '')),
  );
}

test('what was said in other sessions is found by a slip and by a phrase, and opened there, marked', async ({
  open,
}) => {
  const { window } = await open();
  const { page } = window;
  const search = window.dialog(wording.search.title);
  const found = search.getByRole('option');
  await window.askAndWait(BOAT);
  await window.run('session.new');
  await window.askAndWait(KETTLE);
  await window.run('session.new');
  await window.askAndWait('How do I add a repository?');

  await window.run('search.open');
  await expect(search.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('Ludmlia boat ');
  await expect(search).toContainText(wording.search.near);
  await expect(found.first()).toContainText(BOAT);
  await expect(found.first().locator('mark')).toHaveText(['boat', 'Ludmila']);
  await page.keyboard.press('Enter');
  const boat = window.prompts.filter({ hasText: BOAT });
  await expect(boat).toBeFocused();
  await expect(boat).toHaveAttribute('aria-current', 'true');
  await expect.poll(() => markedIn(window)).toEqual(['boat', 'Ludmila']);

  await window.run('search.open');
  await expect(search.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('"whistles in b" from:me');
  await expect(found).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(window.prompts.filter({ hasText: KETTLE })).toBeFocused();
  await expect.poll(() => markedIn(window)).toEqual(['whistles in B']);

  await window.run('session.new');
  await window.run('palette.open');
  const palette = window.dialog(wording.palette.title);
  await expect(palette.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('Ludmi');
  const hit = palette.getByRole('group', { name: wording.search.messages }).getByRole('option');
  await expect(hit.first()).toContainText('Ludmila');
});

test('filters are put in by key, and what cannot be found or understood is told', async ({ open }) => {
  const { window } = await open();
  const { page } = window;
  const search = window.dialog(wording.search.title);
  await window.askAndWait(KETTLE);
  await window.run('search.open');
  await expect(search.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('xylophone');
  await expect(search.getByRole('status')).toHaveText(wording.search.none);
  await tabTo(page, search.getByRole('button', { name: wording.search.before }));
  await page.keyboard.press('Enter');
  await expect(search.getByRole('combobox')).toBeFocused();
  await expect(search.getByRole('combobox')).toHaveValue('xylophone before:');
  await page.keyboard.type('soon');
  await expect(search.getByRole('alert')).toContainText('soon');
  await page.keyboard.press('Escape');
  await expect(search).toBeHidden();
});
