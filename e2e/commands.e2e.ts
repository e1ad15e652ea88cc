import { textReply } from '../src/core/testing/scripted-openai-server.ts';
import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { connectModel } from './pages/connect-model.ts';

test('every dialog opens by its key, and Escape closes it', async ({ open }) => {
  const { window } = await open();
  for (const [command, title] of [
    ['palette.open', wording.palette.title],
    ['search.open', wording.search.title],
    ['settings.open', wording.settings.title],
    ['shortcuts.open', wording.shortcuts.title],
    ['source.add', wording.addSource.title],
    ['sources.open', wording.sources.title],
    ['trash.open', wording.trash.title],
    ['model.connect', wording.connect.title],
    ['model.pick', wording.models.title],
    ['data.import', wording.commands['data.import']],
    ['data.export', wording.commands['data.export']],
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
  await expect(window.dialog(wording.palette.title).getByRole('combobox')).toBeFocused();
  await window.page.keyboard.type('sett');
  await window.page.keyboard.press('Enter');
  await expect(window.dialog(wording.settings.title)).toBeVisible();
});

test('the palette offers first what was chosen last, knows abbreviations, and what a message calls for', async ({
  open,
  model,
}) => {
  model.reply(textReply('One.'));
  const { window } = await open();
  await connectModel(window, model);
  await window.askAndWait('A question');
  const first = window.dialog(wording.palette.title).getByRole('option').first();
  await window.run('palette.open');
  await expect(first).toContainText(wording.commands['session.new']);
  await window.page.keyboard.type('sld');
  await expect(first).toContainText(wording.commands['theme.toggle']);
  await window.page.keyboard.press('Enter');
  await window.run('palette.open');
  await expect(first).toContainText(wording.commands['theme.toggle']);
  await window.page.keyboard.press('Escape');

  await window.run('message.previous');
  await window.run('palette.open');
  await expect(first).toContainText(wording.commands['message.next']);
});

test('the palette says so when nothing has that name, and leaves the keys of commands alone', async ({ open }) => {
  const { window } = await open();
  await window.run('palette.open');
  const palette = window.dialog(wording.palette.title);
  await expect(palette.getByRole('combobox')).toBeFocused();
  await window.page.keyboard.type('bad');
  await expect(palette.getByRole('status')).toHaveText(wording.palette.none);
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
  await expect(window.dialog(wording.shortcuts.title)).toContainText(wording.commands['session.new']);
});

test('light and dark follow the system once that is chosen by key', async ({ open }) => {
  const { window } = await open();
  const root = window.page.locator('html');
  await window.page.emulateMedia({ colorScheme: 'light' });
  await window.run('theme.toggle');
  await window.page.emulateMedia({ colorScheme: 'dark' });
  await window.run('theme.system');
  await expect(root).toHaveAttribute('data-theme', 'dark');
  await window.page.emulateMedia({ colorScheme: 'light' });
  await expect(root).toHaveAttribute('data-theme', 'light');
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
  await expect(window.dialog(wording.commands['session.rename']).getByRole('textbox')).toBeFocused();
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

test('what is done in Settings is led to by key, and what has nothing to act on says so', async ({ open, model }) => {
  const { window } = await open();
  const { page, run } = window;
  const text = wording.settings;
  const dialog = window.dialog(text.title);
  // Asked for before memory has told of it: it gets the focus once it is there.
  await run('embedder.choose');
  await expect(dialog.getByRole('combobox', { name: wording.embedder.model })).toBeFocused();
  await page.keyboard.press('Escape');
  const said = [
    ['model.disconnect', text.noneToDisconnect],
    ['hosts.open', text.noHosts],
    ['transfer.stop', wording.transfer.noneRuns],
    ['banner.dismiss', wording.banners.none],
    ['titles.toggle', text.titlesOff],
    ['titles.toggle', text.titlesOn],
  ] as const;
  for (const [command, sentence] of said) {
    await run(command);
    await expect(page.getByText(sentence, { exact: true })).toBeVisible();
    await expect(dialog).toHaveCount(0);
  }
  const choices = [
    ['memory.reach', text.reach],
    ['memory.life', text.life],
    ['model.default', text.defaultModel],
    ['embedder.choose', wording.embedder.model],
    ['space.limit', text.spaceLimit],
    ['space.life', text.repositoryLife],
  ] as const;
  // One after the other, without closing it between.
  for (const [command, label] of choices) {
    await run(command);
    await expect(dialog.getByRole('combobox', { name: label })).toBeFocused();
  }
  await page.keyboard.press('Shift+Tab');
  await expect(dialog.getByRole('combobox', { name: text.repositoryLife })).not.toBeFocused();
  await run('space.life');
  await expect(dialog.getByRole('combobox', { name: text.repositoryLife })).toBeFocused();
  await run('space.free');
  await expect(dialog.getByRole('button', { name: text.nothingToFree })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(window.box).toBeFocused();

  await connectModel(window, model);
  await run('model.disconnect');
  const disconnect = dialog.getByRole('button', { name: new RegExp(`^${text.disconnect} `) });
  await expect(disconnect).toBeFocused();
  await expect(disconnect).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(disconnect).toHaveCount(0);
});
