import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chatGptTurns } from '../src/core/knowledge/testing/foreign-exports.ts';
import { commitFiles } from '../src/core/knowledge/testing/git-repository.ts';
import { errorReply, streamReply, textReply, toolCallReply } from '../src/core/testing/scripted-openai-server.ts';
import { fill, wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { addReadableRepository } from './pages/add-repository.ts';
import { connectModel } from './pages/connect-model.ts';
import { addEntry, openProfile } from './pages/edit-profile.ts';
import { expectNothingFound } from './pages/nothing-found.ts';
import { citationsOf, openCitation } from './pages/open-citation.ts';
import { fillByKeys, tabTo } from './pages/press.ts';

test('axe finds nothing in any state of a session', async ({ open, model, folder, gitServer }) => {
  const address = gitServer.url('observatory');
  await commitFiles(join(folder, 'observatory'), {
    'docs/dome.md': '# Dome\n\n```ts\nopen(dome);\n```\n\nBelow 40 km/h.\n',
  });
  const { window } = await open();
  await expectNothingFound(window, 'empty');

  const read = await window.askAndWait('How do citations work?');
  await expectNothingFound(window, 'an answer of the Reader');
  await openCitation(window, citationsOf(read).first());
  await expectNothingFound(window, 'a passage beside it');
  await window.page.keyboard.press('Escape');

  await window.run('message.edit');
  await expect(window.page.getByRole('textbox', { name: wording.message.edited })).toBeFocused();
  await expectNothingFound(window, 'a prompt that is edited');
  await window.page.keyboard.press('Enter');
  await expect(window.prompts).toContainText('2/2');
  await window.answered(1);
  await expectNothingFound(window, 'a prompt in two versions');
  await window.run('sessions.focus');
  await expect(window.sessions.first()).toBeFocused();
  const row = await window.sessions.first().boundingBox();
  await window.page.mouse.move((row?.x ?? 0) + 20, (row?.y ?? 0) + 10);
  await window.page.mouse.down();
  await window.page.mouse.move((row?.x ?? 0) + 30, (row?.y ?? 0) + 14, { steps: 4 });
  await expect(window.page.getByText(wording.sessions.drop.window, { exact: true })).toBeVisible();
  await expectNothingFound(window, 'a session that is dragged');
  await window.page.keyboard.press('Escape');
  await window.page.mouse.up();
  await window.page.keyboard.press(' ');
  await expect(window.page.getByText(fill(wording.sessions.selected, { count: 1 }))).toBeVisible();
  await expectNothingFound(window, 'a session that is selected');
  await window.page.keyboard.press('Escape');

  await window.run('session.newPrivate');
  await window.askAndWait('How do citations work, once more?');
  await expectNothingFound(window, 'a private session');
  await window.run('memories.open');
  await expect(window.dialog(wording.memories.panel)).toContainText(wording.memories.words);
  await expectNothingFound(window, 'memories beside it');
  await window.page.keyboard.press('Escape');
  await window.run('session.trash');
  await expect(window.dialog(wording.sessions.deleteTitle)).toBeVisible();
  await expectNothingFound(window, 'a private session about to be deleted');
  await window.page.keyboard.press('Escape');

  await connectModel(window, model);
  await window.run('session.new');
  model.reply(
    toolCallReply('search_docs', { query: 'dome', source: address }),
    streamReply({ type: 'reasoning', delta: 'Let me see.' }, { type: 'text', delta: '# Dome' }, { type: 'hold' }),
  );
  await window.ask('When does the dome open?');
  await expect(window.page.getByRole('group', { name: wording.approval.title })).toBeFocused();
  await expectNothingFound(window, 'a question for approval');
  await window.page.keyboard.press('a');
  await expect(window.answers).toContainText('Dome');
  await window.ask('And when does it close?');
  await expect(window.page.getByRole('list', { name: wording.composer.queue })).toBeVisible();
  await expectNothingFound(window, 'a running turn with a prompt behind it');

  model.reply(errorReply(500, 'Broken.'));
  await window.run('turn.stop');
  await expect(window.log.getByRole('alert')).toBeVisible();
  await expectNothingFound(window, 'a stopped and a failed turn');
  await window.page.goto('lectern://app/s/01980a3e-6d5c-7a10-8c44-0123456789ab');
  await expect(window.page.getByText(wording.errors['session.unknown'])).toBeVisible();
  await expectNothingFound(window, 'an unknown session');
});

test('axe finds nothing while a prompt is written', async ({ open, model, folder }) => {
  const file = join(folder, 'notes.md');
  await writeFile(file, '# Notes\n\nThe lamp is green.\n');
  const { window } = await open({ env: { LECTERN_OPEN_FILE: file } });
  const { page } = window;
  await connectModel(window, model);
  await page.keyboard.type('/');
  await expect(page.getByRole('listbox', { name: wording.palette.commands })).toBeVisible();
  await expectNothingFound(window, 'the list of commands');
  await page.keyboard.press('Backspace');
  await window.run('file.attach');
  await expect(page.getByRole('list', { name: wording.composer.carried })).toBeVisible();
  await page.keyboard.type('@hand');
  await expect(page.getByRole('listbox', { name: wording.composer.mentions })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.type('@');
  await expect(page.getByRole('listbox', { name: wording.composer.mentions })).toBeVisible();
  await expectNothingFound(window, 'the list of mentions, under it what goes along');
  model.reply(textReply('Green.'));
  await page.keyboard.press('Backspace');
  await page.keyboard.type('which colour?');
  await page.keyboard.press('Enter');
  await window.answered(1);
  await window.prompts.first().locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(window.prompts.first()).toContainText('The lamp is green.');
  await expectNothingFound(window, 'a prompt with what went along');
});

test('axe finds nothing in a profile that a model changes', async ({ open, model }) => {
  const { window } = await open();
  await connectModel(window, model);
  const operations = [{ action: 'add', section: 'people', entry: 'Otto, my brother' }];
  model.reply(toolCallReply('update_working_memory', { operations }), textReply('Noted.'));
  await window.askAndWait('Otto is my brother.');
  await expectNothingFound(window, 'a change in an answer');
  const dialog = await openProfile(window);
  await addEntry(window, 'people', 'otto, my brother');
  await addEntry(window, 'openEnds', 'x'.repeat(501));
  await expect(dialog.getByText(wording.profile.double)).toBeVisible();
  await window.page.keyboard.press('ControlOrMeta+Enter');
  await expect(dialog.getByRole('alert')).toBeVisible();
  await expectNothingFound(window, 'entries that are refused, and the history');
  await window.page.keyboard.press('Backspace');
  await expect(dialog.getByRole('alert')).toBeHidden();
});

test('axe finds nothing in the snapshots', async ({ open }) => {
  const { window } = await open();
  const dialog = window.dialog(wording.snapshots.title);
  await window.run('data.snapshots');
  await expect(dialog.getByText(wording.snapshots.none)).toBeVisible();
  await expectNothingFound(window, 'without any');
  await window.page.keyboard.press('Enter');
  await expect(dialog.getByRole('listitem')).toHaveCount(1);
  await tabTo(window.page, dialog.getByRole('listitem').getByRole('button'));
  await window.page.keyboard.press('Enter');
  await expect(dialog.getByText(wording.snapshots.chosen)).toBeVisible();
  await expectNothingFound(window, 'with one that is chosen');
});

const DIALOGS = {
  'to find and to set': [
    ['palette.open', wording.palette.title],
    ['search.open', wording.search.title],
    ['settings.open', wording.settings.title],
    ['shortcuts.open', wording.shortcuts.title],
    ['source.add', wording.addSource.title],
    ['sources.open', wording.sources.title],
    ['model.connect', wording.connect.title],
  ],
  'about what is kept': [
    ['model.pick', wording.models.title],
    ['memory.profile', wording.profile.title],
    ['trash.open', wording.trash.title],
    ['session.rename', wording.commands['session.rename']],
    ['session.reach', wording.reach.title],
    ['data.import', wording.commands['data.import']],
    ['data.export', wording.commands['data.export']],
  ],
} as const;

for (const [kind, dialogs] of Object.entries(DIALOGS)) {
  test(`axe finds nothing in any dialog ${kind}`, async ({ open, model, folder }) => {
    await commitFiles(folder, { 'a.md': '# A\n\nText.\n' });
    const { window } = await open();
    await addReadableRepository(window, { address: folder });
    await connectModel(window, model);
    model.reply(textReply('Yes.'));
    await window.askAndWait('Is there a session?');
    for (const [command, title] of dialogs) {
      await window.run(command);
      await expect(window.dialog(title)).toBeVisible();
      await expectNothingFound(window, title);
      await window.page.keyboard.press('Escape');
      await expect(window.dialog(title)).toBeHidden();
    }
  });
}

test('axe finds nothing in what a dialog answers', async ({ open, folder }) => {
  const file = join(folder, 'conversations.json');
  await writeFile(file, JSON.stringify([chatGptTurns('one', 'Why?'), {}]));
  const { window } = await open({ env: { LECTERN_OPEN_FILE: file } });
  await window.askAndWait('How is a session found?');
  await window.run('search.open');
  const search = window.dialog(wording.search.title);
  await expect(search.getByRole('combobox')).toBeFocused();
  await window.page.keyboard.type('session');
  await expect(search.locator('mark')).not.toHaveCount(0);
  await expectNothingFound(window, 'found messages');
  await window.page.keyboard.press('ControlOrMeta+A');
  await window.page.keyboard.type('xyzzy');
  await expect(search.getByText(wording.search.none)).toBeVisible();
  await expectNothingFound(window, 'a search that finds nothing');
  await window.page.keyboard.type(' before:soon');
  await expect(search.getByRole('alert')).toBeVisible();
  await expectNothingFound(window, 'a search that is not understood');
  await window.page.keyboard.press('Escape');
  await window.run('source.add');
  const dialog = window.dialog(wording.addSource.title);
  await fillByKeys(window.page, dialog.getByRole('textbox', { name: wording.addSource.address }), 'ext::sh');
  await tabTo(window.page, dialog.getByRole('button', { name: wording.addSource.submit }));
  await window.page.keyboard.press('Enter');
  await expect(dialog.getByRole('alert')).toBeVisible();
  await expectNothingFound(window, 'a refused source');
  await window.run('data.import');
  const importing = window.dialog(wording.commands['data.import']);
  await expect(importing.getByRole('button', { name: wording.transfer.choose })).toBeFocused();
  await window.page.keyboard.press('Enter');
  await expect(importing.getByRole('region', { name: wording.transfer.problems })).toBeVisible();
  await expectNothingFound(window, 'the report of an import');
  await window.page.keyboard.press('Escape');
  await window.run('session.trash');
  await expect(window.page.getByRole('button', { name: wording.common.undo })).toBeVisible();
  await expectNothingFound(window, 'a passing note that offers something');
  await window.run('shortcuts.open');
  await expect(window.dialog(wording.shortcuts.title)).toBeVisible();
  await window.page.keyboard.press('Enter');
  await window.page.keyboard.press('ControlOrMeta+Shift+F');
  await expect(window.dialog(wording.shortcuts.title).getByRole('status')).toContainText(
    wording.commands['search.open'],
  );
  await expectNothingFound(window, 'keys that another command has');
  await window.page.keyboard.press('Escape');
  await window.run('trash.open');
  await expect(window.dialog(wording.trash.title).getByRole('article')).toHaveCount(1);
  await window.page.keyboard.press('d');
  await expectNothingFound(window, 'a session in the trash, before it is deleted');
});
