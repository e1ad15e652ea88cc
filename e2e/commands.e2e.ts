import { textReply } from '../src/core/testing/scripted-openai-server.ts';
import { en } from '../src/shared/text/en.ts';
import { expect, test } from './fixtures.ts';
import { connectModel } from './pages/connect-model.ts';

test('every dialog opens by its key, and Escape closes it', async ({ open }) => {
  const { window } = await open();
  for (const [command, title] of [
    ['palette.open', en.palette.title],
    ['search.open', en.search.title],
    ['settings.open', en.settings.title],
    ['shortcuts.open', en.shortcuts.title],
    ['source.add', en.addSource.title],
    ['sources.open', en.sources.title],
    ['trash.open', en.trash.title],
    ['model.connect', en.connect.title],
    ['model.pick', en.models.title],
    ['data.import', en.commands['data.import']],
    ['data.export', en.commands['data.export']],
  ] as const) {
    await window.run(command);
    await expect(window.dialog(title)).toBeVisible();
    await window.page.keyboard.press('Escape');
    await expect(window.dialog(title)).toBeHidden();
    await expect(window.box).toBeFocused();
  }
});

test('the palette finds and runs a command', async ({ open }) => {
  const { window } = await open();
  await window.run('palette.open');
  await expect(window.dialog(en.palette.title).getByRole('combobox')).toBeFocused();
  await window.page.keyboard.type('sett');
  await window.page.keyboard.press('Enter');
  await expect(window.dialog(en.settings.title)).toBeVisible();
});

test('the palette says so when nothing has that name, and leaves the keys of commands alone', async ({ open }) => {
  const { window } = await open();
  await window.run('palette.open');
  const palette = window.dialog(en.palette.title);
  await expect(palette.getByRole('combobox')).toBeFocused();
  await window.page.keyboard.type('bad');
  await expect(palette.getByRole('status')).toHaveText(en.palette.none);
  await window.run('session.new');
  await expect(palette).toBeHidden();
  await expect(window.box).toBeFocused();
});

test('a question mark outside the text fields opens the cheat sheet, inside them it is text', async ({ open }) => {
  const { window } = await open();
  await window.page.keyboard.type('Why?');
  await expect(window.box).toHaveValue('Why?');
  await window.page.keyboard.press('Tab');
  await window.page.keyboard.press('?');
  await expect(window.dialog(en.shortcuts.title)).toContainText(en.commands['session.new']);
});

test('keys lead to a new session and through the list', async ({ open, model }) => {
  model.reply(textReply('One.'), textReply('Two.'));
  const { window } = await open();
  await connectModel(window, model);
  await window.askAndWait('The older session');
  await window.run('session.new');
  await expect(window.prompts).toHaveCount(0);
  await window.askAndWait('The newer session');

  await window.run('session.next');
  await expect(window.prompts).toHaveText(['The older session']);
  await window.run('session.previous');
  await expect(window.prompts).toHaveText(['The newer session']);
  await window.run('session.rename');
  await expect(window.dialog(en.commands['session.rename']).getByRole('textbox')).toBeFocused();
  await window.page.keyboard.press('ControlOrMeta+A');
  await window.page.keyboard.type('A title of my own');
  await window.page.keyboard.press('Enter');
  await expect(window.sessions.first()).toHaveText('A title of my own');
});

test('a key switches light and dark, and a relaunch keeps the choice', async ({ open }) => {
  const first = await open();
  const themeOf = (page: typeof first.window.page) => page.locator('html').getAttribute('data-theme');
  const before = await themeOf(first.window.page);
  const after = before === 'dark' ? 'light' : 'dark';
  await first.window.run('theme.toggle');
  await expect(first.window.page.locator('html')).toHaveAttribute('data-theme', after);
  await first.run.close();

  const { window } = await open();
  await expect(window.page.locator('html')).toHaveAttribute('data-theme', after);
});
