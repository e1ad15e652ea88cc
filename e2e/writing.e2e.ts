import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { commitFiles } from '../src/core/knowledge/testing/git-repository.ts';
import { textReply, toolCallReply } from '../src/core/testing/scripted-openai-server.ts';
import { wording, fill } from '../src/shared/text/wording.ts';
import { makePdf } from '../src/shared/testing/make-pdf.ts';
import { makePng } from '../src/core/testing/make-png.ts';
import { expect, test } from './fixtures.ts';
import { addReadableRepository } from './pages/add-repository.ts';
import { connectModel } from './pages/connect-model.ts';
import { tabTo } from './pages/press.ts';

const text = wording.composer;

test('↑ brings earlier prompts back, those of other sessions too, and never takes a draft', async ({ open }) => {
  const { window } = await open();
  const { page, box } = window;
  await window.askAndWait('How do citations work?');
  await window.run('session.new');
  await window.askAndWait('How do I pin a session?');
  await page.keyboard.press('ArrowUp');
  await expect(box).toHaveValue('How do I pin a session?');
  await page.keyboard.press('ArrowUp');
  await expect(box).toHaveValue('How do citations work?');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(box).toHaveValue('');
  await page.keyboard.insertText('A draft');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowDown');
  await expect(box).toHaveValue('A draft');
});

test('a slash finds a command and runs it, Esc keeps what was typed, and the box is as high as its text', async ({
  open,
}) => {
  const { window } = await open();
  const { page, box } = window;
  const height = (): Promise<number> => box.evaluate(({ clientHeight }) => clientHeight);
  const [oneLine, limit] = [await height(), await page.evaluate(() => Math.round(innerHeight * 0.4))];
  await page.keyboard.insertText('One line.\nAnother line.\nA third line.');
  const threeLines = await height();
  expect([threeLines > oneLine + 20, threeLines < limit]).toEqual([true, true]);
  // So long that the box is no longer measured by it, and not yet.
  for (const count of [500, 3_000]) {
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.insertText('word '.repeat(count));
    await expect.poll(height).toBe(limit);
    expect(await box.evaluate((each) => each.scrollHeight > each.clientHeight)).toBe(true);
  }
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await expect.poll(height).toBe(oneLine);

  await page.keyboard.type('/sett');
  const list = page.getByRole('listbox', { name: wording.palette.commands });
  const first = list.getByRole('option').first();
  await expect(first).toHaveText(wording.commands['settings.open']);
  await expect(box).toHaveAttribute('aria-activedescendant', (await first.getAttribute('id')) ?? '');
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect(box).toHaveValue('/sett');
  await expect(box).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('Delete');
  await page.keyboard.type('/keysh');
  await expect(first).toHaveText(wording.commands['shortcuts.open']);
  await page.keyboard.press('Enter');
  await expect(window.dialog(wording.shortcuts.title)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(box).toBeFocused();
  await expect(box).toHaveValue('');
});

test('a mentioned source is searched alone, and a mentioned session is handed to the model', async ({
  open,
  model,
  folder,
}) => {
  await commitFiles(folder, { 'hatch.md': '# Hatch\n\nTurn the brass key to open the hatch.\n' });
  const { window } = await open();
  const { page, box } = window;
  const name = await addReadableRepository(window, { address: folder }).then(() => folder.split('/').at(-1) ?? '');
  await window.askAndWait('Our boat is called Ludmila, please note.');
  await connectModel(window, model);
  await window.run('session.new');

  await page.keyboard.type(`@${name.slice(0, 6)}`);
  const list = page.getByRole('listbox', { name: text.mentions });
  await expect(list.getByRole('option').first()).toContainText(name);
  await page.keyboard.press('Tab');
  await expect(box).toHaveValue(`@${name} `);
  await page.keyboard.type('@Our');
  await expect(list.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  const carried = page.getByRole('list', { name: text.carried });
  await expect(carried.getByRole('listitem')).toHaveText([
    new RegExp(`${name}.*${text.mentionNotes.source}`),
    new RegExp(`Our boat.*${text.mentionNotes.session}`),
  ]);
  model.reply(toolCallReply('search_docs', { query: 'session hatch key' }), textReply('Turn the key [1].'));
  await page.keyboard.type('how does it open?');
  await page.keyboard.press('Enter');
  await window.answered(1);
  const [asked, answered] = model.chats().map(({ body }) => JSON.stringify(body));
  expect(asked).toContain('Ludmila');
  expect(answered).toContain('hatch.md');
  expect(answered).not.toContain('sessions.md');
  await expect(window.prompts.first().getByRole('list', { name: wording.thread.carried })).toContainText(name);
});

test('a file goes along with a prompt, is read by the model, opened by key and kept through a relaunch', async ({
  open,
  model,
  folder,
}) => {
  const file = join(folder, 'notes.md');
  await writeFile(file, '# Notes\n\nThe lamp is green.\n');
  const { run, window } = await open({ env: { LECTERN_OPEN_FILE: file } });
  const { page, box } = window;
  await connectModel(window, model);
  const chips = page.getByRole('list', { name: text.carried });

  await window.run('file.attach');
  await expect(chips.getByRole('listitem')).toHaveText([/notes\.md.*byte/]);
  await expect(box).toBeFocused();
  const takeOut = page.getByRole('button', { name: fill(text.takeOut, { name: 'notes.md' }) });
  await page.keyboard.press('Shift+Tab');
  await expect(takeOut).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(chips).toBeHidden();
  await expect(box).toBeFocused();

  await window.run('file.attach');
  await page.keyboard.press('Enter');
  await expect(page.getByText(wording.errors['prompt.empty'])).toBeVisible();
  model.reply(textReply('Green.'));
  await window.askAndWait('Which colour has the lamp?');
  await expect(chips).toBeHidden();
  const [asked] = model.chats().map(({ body }) => JSON.stringify(body));
  expect(asked).toContain('The lamp is green.');

  await run.close();
  const again = (await open()).window;
  const summary = again.prompts.first().getByText('notes.md');
  await expect(summary).toBeVisible();
  await again.page.keyboard.press('Alt+ArrowUp');
  await again.page.keyboard.press('Alt+ArrowUp');
  await tabTo(again.page, again.prompts.first().locator('summary'));
  await again.page.keyboard.press('Enter');
  await expect(again.prompts.first()).toContainText('The lamp is green.');
});

test('files are pasted and dropped, and what cannot go along is refused with a sentence', async ({ open }) => {
  const { window } = await open();
  const { page } = window;
  const chips = page.getByRole('list', { name: text.carried }).getByRole('listitem');
  const give = (type: 'paste' | 'drop', name: string, content: readonly number[]) =>
    page.evaluate(
      (given) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([new Uint8Array(given.content)], given.name));
        const target = document.querySelector('textarea');
        const shared = { bubbles: true, cancelable: true };
        target?.dispatchEvent(
          given.type === 'drop'
            ? new DragEvent('drop', { ...shared, dataTransfer: transfer })
            : new ClipboardEvent('paste', { ...shared, clipboardData: transfer }),
        );
      },
      { type, name, content },
    );
  await give('paste', 'a.ts', [108, 101, 116]);
  await expect(chips).toHaveText([/a\.ts/]);
  await give('drop', 'b.ts', [108, 101, 116]);
  await expect(chips).toHaveText([/a\.ts/, /b\.ts/]);
  await give('drop', 'c.bin', [0x89, 0x50, 0x4e, 0x47]);
  await expect(page.getByText(fill(wording.errors['attachment.binary'], { name: 'c.bin' }))).toBeVisible();
  await give('paste', 'c.png', [...makePng(8, [0, 128, 0]).subarray(0, 20)]);
  await expect(page.getByText(fill(wording.errors['attachment.pictureBroken'], { name: 'c.png' }))).toBeVisible();
  // A few bytes that say they are a picture of 144 million pixels.
  const vast = makePng(8, [0, 128, 0]);
  vast.writeUInt32BE(12_000, 16);
  vast.writeUInt32BE(12_000, 20);
  vast.writeUInt32BE(crc32(vast.subarray(12, 29)), 29);
  await give('paste', 'vast.png', [...vast]);
  const tooMany = wording.errors['attachment.tooManyPixels'];
  await expect(page.getByText(fill(tooMany, { name: 'vast.png', limit: 100 }))).toBeVisible();
  await give('paste', 'd.txt', []);
  await expect(page.getByText(fill(wording.errors['attachment.empty'], { name: 'd.txt' }))).toBeVisible();
  await expect(chips).toHaveCount(2);
  await give('drop', 'paper.pdf', [...makePdf(['The lamp is green.'])]);
  await expect(chips).toHaveText([/a\.ts/, /b\.ts/, /paper\.pdf/]);
  await give('paste', 'e.pdf', [...new TextEncoder().encode('%PDF-1.7')]);
  await expect(page.getByText(fill(wording.errors['attachment.pdfBroken'], { name: 'e.pdf' }))).toBeVisible();
  await expect(chips).toHaveCount(3);
});

test('a picture goes small to a model that sees, and is kept in the box for one that does not', async ({
  open,
  model,
  folder,
}) => {
  const file = join(folder, 'lamp.png');
  await writeFile(file, makePng(3_000, [0, 128, 0]));
  const { run, window } = await open({ env: { LECTERN_OPEN_FILE: file } });
  const chips = window.page.getByRole('list', { name: text.carried });
  await window.run('file.attach');
  await expect(chips.getByRole('listitem')).toHaveText([/lamp\.png.*kB/]);
  await window.page.keyboard.insertText('Which colour has the lamp?');
  await window.page.keyboard.press('Enter');
  const refusal = fill(wording.errors['attachment.notSeen'], { model: wording.models.reader, name: 'lamp.png' });
  await expect(window.page.getByText(refusal)).toBeVisible();
  await expect(chips.getByRole('listitem')).toHaveCount(1);

  await connectModel(window, model);
  model.reply(textReply('Green.'));
  await window.page.keyboard.press('Enter');
  await expect(await window.answered(1)).toContainText('Green.');
  await expect(chips).toBeHidden();
  const [sent] = model.chats().map(({ body }) => JSON.stringify(body));
  const picture = /data:image\/png;base64,([A-Za-z0-9+/=]+)/.exec(sent ?? '')?.[1] ?? '';
  // Width and height stand in a PNG behind its mark and the name of its first chunk.
  const [width, height] = [16, 20].map((at) => Buffer.from(picture, 'base64').readUInt32BE(at));
  expect([width, height]).toEqual([1_568, 1_568]);

  await run.close();
  const again = (await open()).window;
  await again.page.keyboard.press('Alt+ArrowUp');
  await again.page.keyboard.press('Alt+ArrowUp');
  await tabTo(again.page, again.prompts.first().locator('summary'));
  await again.page.keyboard.press('Enter');
  await expect(again.prompts.first().getByRole('img', { name: 'lamp.png' })).toHaveJSProperty('naturalWidth', 1_568);
});

test('a PDF that the dialogue gives is read by the model page by page', async ({ open, model, folder }) => {
  const file = join(folder, 'paper.pdf');
  await writeFile(file, makePdf(['The lamp is green.', 'The key is brass.']));
  const { window } = await open({ env: { LECTERN_OPEN_FILE: file } });
  await connectModel(window, model);
  await window.run('file.attach');
  await expect(window.page.getByRole('list', { name: text.carried })).toContainText('paper.pdf');
  model.reply(textReply('Brass.'));
  await window.askAndWait('What is the key made of?');
  const [asked] = model.chats().map(({ body }) => JSON.stringify(body));
  expect(asked).toContain(String.raw`[Page 2]\nThe key is brass.`);
});

test('how full the context is stands beside the model once it fills, and is told by key at any time', async ({
  open,
  model,
}) => {
  const { window } = await open();
  const { page } = window;
  await window.run('context.show');
  await expect(page.getByText(wording.context.reader)).toBeVisible();
  await connectModel(window, model);
  await expect(page.getByText(/of context/)).toBeHidden();
  await window.run('context.show');
  await expect(page.getByText(wording.context.fits)).toContainText('8,200 tokens are assumed');
  await window.run('message.focus');
  await page.keyboard.insertText('word '.repeat(2_000));
  await expect(page.getByRole('button', { name: /≈ \d\d % of context \(size assumed\)/ })).toBeVisible();
  await page.keyboard.insertText('word '.repeat(2_000));
  await expect(page.getByRole('button', { name: wording.context.over })).toBeVisible();
  await window.run('context.show');
  await expect(page.getByText(wording.context.cut)).toBeVisible();
});

test('a file is taken out of the message by key', async ({ open, folder }) => {
  const file = join(folder, 'notes.md');
  await writeFile(file, '# Notes\n');
  const { window } = await open({ env: { LECTERN_OPEN_FILE: file } });
  const { page, box, run } = window;
  const chips = page.getByRole('list', { name: text.carried }).getByRole('listitem');
  await run('file.takeOut');
  await expect(page.getByText(text.noneCarried)).toBeVisible();
  await run('file.attach');
  await expect(chips).toHaveCount(1);
  await run('file.attach');
  await expect(chips).toHaveCount(2);
  await run('file.takeOut');
  await expect(chips).toHaveCount(1);
  await expect(box).toBeFocused();
});
