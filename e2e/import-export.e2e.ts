import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chatGptConversation, chatGptTurns } from '../src/core/knowledge/testing/foreign-exports.ts';
import { makeZip } from '../src/core/knowledge/testing/make-zip.ts';
import { textReply } from '../src/core/testing/scripted-openai-server.ts';
import { wording, fill } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { connectModel } from './pages/connect-model.ts';
import type { LecternWindow } from './pages/drive-window.ts';
import { tabTo } from './pages/press.ts';

const text = wording.transfer;

test('an export of ChatGPT is imported, read, recalled and exported by keyboard', async ({ open, folder }) => {
  const zip = join(folder, 'chatgpt.zip');
  const conversations = [
    chatGptTurns('lighthouse', 'Which lamp does the lighthouse have?', 'A Fresnel lens from 1874.'),
    chatGptConversation('nothing', []),
  ];
  await writeFile(zip, makeZip([{ name: 'conversations.json', content: JSON.stringify(conversations) }]));
  const markdown = join(folder, 'out.md');
  const { window } = await open({ env: { LECTERN_OPEN_FILE: zip, LECTERN_SAVE_FILE: markdown } });
  const { page } = window;

  await window.run('palette.open');
  await page.keyboard.type(wording.commands['data.import']);
  await page.keyboard.press('Enter');
  const dialog = window.dialog(wording.commands['data.import']);
  await expect(dialog.getByRole('button', { name: text.choose })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('status')).toHaveText(text.importDone);
  await expect(dialog.getByLabel(text.report)).toHaveText(/Imported\s*1.*Not imported\s*1/);
  await expect(dialog.getByRole('region', { name: text.problems })).toContainText(wording.errors['import.noMessages']);
  await page.keyboard.press('Escape');
  await expect(window.box).toBeFocused();

  await window.openSession(0);
  await expect(window.answers).toHaveText([/A Fresnel lens from 1874/]);
  await window.run('session.new');
  await expect(await window.askAndWait('What did I ask about the lamp of the lighthouse?')).toContainText('lighthouse');
  await window.run('session.new');
  const again = await window.askAndWait('What lamp has the lighthouse?');
  await expect(again.getByRole('blockquote')).toHaveText('A Fresnel lens from 1874.');

  await window.openSession(2);
  await expect(window.answers).toHaveText([/A Fresnel lens from 1874/]);
  await window.run('data.export');
  const exporting = window.dialog(wording.commands['data.export']);
  await expect(exporting.getByLabel(text.what)).toBeFocused();
  await expect(exporting.getByLabel(text.format)).toHaveValue('markdown');
  await tabTo(page, exporting.getByRole('button', { name: text.choosePath }));
  await page.keyboard.press('Enter');
  await expect(exporting.getByRole('status')).toHaveText(fill(text.exportedOne, { file: 'out.md' }));
  expect(await readFile(markdown, 'utf8')).toContain('A Fresnel lens from 1874.');
});

test('a session goes out as one page of HTML, with what it cites', async ({ open, folder }) => {
  const file = join(folder, 'out.html');
  const { window } = await open({ env: { LECTERN_SAVE_FILE: file } });
  await window.askAndWait('How do citations work?');
  await expect(window.sessions).toHaveText(['How citations work']);
  await window.run('data.export');
  const exporting = window.dialog(wording.commands['data.export']);
  await tabTo(window.page, exporting.getByLabel(text.format));
  await window.page.keyboard.press('h');
  await tabTo(window.page, exporting.getByRole('button', { name: text.choosePath }));
  await window.page.keyboard.press('Enter');
  await expect(exporting.getByRole('status')).toHaveText(fill(text.exportedOne, { file: 'out.html' }));
  const html = await readFile(file, 'utf8');
  expect(html).toContain('<title>How citations work</title>');
  expect(html).toContain('<blockquote>');
  const anchor = /<a href="#(place-[^"]*)">\[1\]<\/a>/.exec(html)?.[1];
  expect(html).toContain(`<li id="${anchor}" value="1">`);
});

/** Asks, exports all as JSON, and gives what the answer says, with its verdicts. */
async function askAndExport(window: LecternWindow): Promise<string> {
  await window.askAndWait('How do citations work?');
  const answer = await window.answers.first().locator('.prose').textContent();
  await window.run('data.export');
  const exporting = window.dialog(wording.commands['data.export']);
  await expect(exporting.getByLabel(text.what)).toBeFocused();
  await window.page.keyboard.press('a');
  await tabTo(window.page, exporting.getByLabel(text.format));
  await window.page.keyboard.press('j');
  await tabTo(window.page, exporting.getByRole('button', { name: text.choosePath }));
  await window.page.keyboard.press('Enter');
  await expect(exporting.getByRole('status')).toHaveText(fill(text.exportedOne, { file: 'all.json' }));
  return answer ?? '';
}

async function importAndOpen(window: LecternWindow): Promise<void> {
  await window.run('data.import');
  const importing = window.dialog(wording.commands['data.import']);
  await expect(importing.getByRole('button', { name: text.choose })).toBeFocused();
  await window.page.keyboard.press('Enter');
  await expect(importing.getByRole('status')).toHaveText(text.importDone);
  await window.page.keyboard.press('Escape');
  await window.openSession(0);
}

test('what one data folder exports, another imports', async ({ open, folder }) => {
  const file = join(folder, 'all.json');
  const first = await open({ env: { LECTERN_SAVE_FILE: file } });
  const answer = await askAndExport(first.window);
  await first.run.close();

  const second = await open({ userDataDir: join(folder, 'empty'), env: { LECTERN_OPEN_FILE: file } });
  await importAndOpen(second.window);
  await expect(second.window.prompts).toHaveText([/How do citations work/]);
  await expect(second.window.answers.locator('.prose')).toHaveText([answer]);
});

test('a place that somebody made up in an export is unchecked, and does not open', async ({ open, folder }) => {
  const file = join(folder, 'all.json');
  const first = await open({ env: { LECTERN_SAVE_FILE: file } });
  await askAndExport(first.window);
  await first.run.close();
  const exported = await readFile(file, 'utf8');
  await writeFile(file, exported.replaceAll(/"path": ?"[^"]*"/g, '"path":"made-up.md"'));

  const second = await open({ userDataDir: join(folder, 'empty'), env: { LECTERN_OPEN_FILE: file } });
  await importAndOpen(second.window);
  const { page, answers } = second.window;
  const answer = answers.first();
  await expect(answer.getByRole('note').first()).toHaveText(wording.citation.quote.unread);
  await expect(answer).not.toContainText(wording.citation.quote.verbatim);
  await expect(answer.getByRole('list', { name: wording.citation.cited })).toContainText(wording.citation.asImported);
  await answer
    .getByRole('link', { name: fill(wording.citation.nameUnchecked, { n: 1, path: 'made-up.md' }) })
    .first()
    .press('Enter');
  const panel = page.getByRole('dialog', { name: wording.citation.panel });
  await expect(panel).toContainText(wording.errors['place.unchecked']);
  await expect(panel.getByRole('button')).toHaveCount(1);
});

test('a session is copied as Markdown by key', async ({ open, model }) => {
  model.reply(textReply('In the **box**.'));
  const { window } = await open();
  await connectModel(window, model);
  await window.askAndWait('Where is the key?');
  await window.run('session.copy');
  await expect(window.page.getByText(wording.transfer.copied)).toBeVisible();
  await window.run('message.focus');
  await window.page.keyboard.press('ControlOrMeta+V');
  const copied =
    /^# Where is the key\?\n\n## You, [^\n]+\n\nWhere is the key\?\n\n## Assistant, [^\n]+\n\nIn the \*\*box\*\*\.\n$/;
  await expect(window.box).toHaveValue(copied);
});
