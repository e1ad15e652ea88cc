import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { tabTo } from './pages/press.ts';

test('what was said in one session is recalled in another', async ({ open }) => {
  const { window } = await open();
  await window.askAndWait('My sailing boat is called Ludmila and lies in Bergen.');
  await window.run('session.new');

  const answer = await window.askAndWait('What is my sailing boat called?');
  await expect(answer).toContainText('Ludmila');
  await expect(answer).toContainText(wording.memories.usedOne);
});

test('the index is built anew from Settings by key, and all is recalled as before', async ({ open }) => {
  const { window } = await open();
  await window.askAndWait('My sailing boat is called Ludmila and lies in Bergen.');
  await window.run('settings.open');
  const settings = window.dialog(wording.settings.title);
  const rebuild = settings.getByRole('button', { name: wording.commands['memory.rebuild'] });
  await tabTo(window.page, rebuild);
  await window.page.keyboard.press('Enter');
  await expect(window.page.getByText(wording.settings.rebuilt)).toBeVisible();
  await expect(rebuild).toBeFocused();
  await window.page.keyboard.press('Escape');
  await window.run('session.new');
  await expect(await window.askAndWait('What is my sailing boat called?')).toContainText('Ludmila');
});

test('recall reaches as far as Settings say, and in a session as far as was chosen for it, by key', async ({
  open,
}) => {
  const { window } = await open();
  const { page } = window;
  await window.askAndWait('My sailing boat is called Ludmila and lies in Bergen.');
  await window.run('settings.open');
  await tabTo(page, window.dialog(wording.settings.title).getByLabel(wording.settings.reach));
  await page.keyboard.type(wording.settings.reaches.none);
  await page.keyboard.press('Escape');
  await window.run('session.new');
  await expect(await window.askAndWait('What is my sailing boat called?')).not.toContainText('Ludmila');

  await window.run('session.reach');
  await expect(window.dialog(wording.reach.title).getByRole('combobox')).toBeFocused();
  await page.keyboard.insertText(wording.reach.all);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: wording.reach.labels.all })).toBeVisible();
  await expect(await window.askAndWait('So how is my sailing boat called?')).toContainText('Ludmila');
});

test('recall reaches as far as was chosen before the first question of a session, by key', async ({ open }) => {
  const { window } = await open();
  const { page } = window;
  await window.askAndWait('My sailing boat is called Ludmila and lies in Bergen.');
  await window.run('session.new');
  await window.run('session.reach');
  await expect(window.dialog(wording.reach.title).getByRole('combobox')).toBeFocused();
  await page.keyboard.insertText(wording.reach.nothing);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: wording.reach.labels.none })).toBeVisible();
  const answer = await window.askAndWait('What is my sailing boat called?');
  await expect(answer).not.toContainText('Ludmila');
  await expect(answer).toContainText(wording.reader.recallNone);
});
