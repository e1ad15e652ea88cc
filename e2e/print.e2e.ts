import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getDocumentProxy } from 'unpdf';
import { textReply } from '../src/core/testing/scripted-openai-server.ts';
import { fill, wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { target } from './lectern-command.ts';
import { connectModel } from './pages/connect-model.ts';
import { inMain, INSPECTOR_ARGS } from './pages/in-main.ts';
import { tabTo } from './pages/press.ts';

/** Puts a printer that keeps its page as a PDF file in place of the system's dialogue, which only a person can answer. */
const keepPrinted = (reason: string): string => `(() => {
  globalThis.printed = '';
  process.mainModule.require('electron').app.on('web-contents-created', (_, contents) => {
    contents.print = async (_, done) => {
      globalThis.printed = (await contents.printToPDF({})).toString('base64');
      done(${reason === ''}, ${JSON.stringify(reason)});
    };
  });
  return 'kept';
})()`;

/** What is to be read in a PDF file, given as base64. */
async function wordsOf(printed: string): Promise<string> {
  const pdf = await getDocumentProxy(new Uint8Array(Buffer.from(printed, 'base64')));
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, at) => pdf.getPage(at + 1)));
  const contents = await Promise.all(pages.map((page) => page.getTextContent()));
  return contents.flatMap(({ items }) => items.map((item) => ('str' in item ? item.str : ''))).join(' ');
}

test('the whole session goes to the printer, what is scrolled away too (out; skipped for the package)', async ({
  open,
}) => {
  test.skip(target === 'package', 'the package has its inspector fused off');
  const { run, window } = await open({ args: INSPECTOR_ARGS });
  await inMain(run, keepPrinted(''));
  const questions = ['How do citations work?', 'How do I add a folder?', 'How do I add a repository?'];
  for (const question of questions) await window.askAndWait(question);
  await window.run('session.print');
  await expect.poll(() => inMain(run, 'globalThis.printed')).not.toBe('');
  const words = await wordsOf(await inMain(run, 'globalThis.printed'));
  for (const question of questions) expect(words).toContain(question);
});

test('formulas and diagrams are printed and exported as they are drawn (out; skipped for the package)', async ({
  open,
  model,
  folder,
}) => {
  test.skip(target === 'package', 'the package has its inspector fused off');
  const file = join(folder, 'out.html');
  const { run, window } = await open({ args: INSPECTOR_ARGS, env: { LECTERN_SAVE_FILE: file } });
  await connectModel(window, model);
  await inMain(run, keepPrinted(''));
  model.reply(
    textReply('So:\n\n\\[\n\\frac{dome}{2}\n\\]\n\n```mermaid\ngraph TD\n  Dome --> Hatch\n```\n\nThat is all.'),
  );
  await window.askAndWait('Draw it.');
  await window.run('session.print');
  await expect.poll(() => inMain(run, 'globalThis.printed')).not.toBe('');
  const words = (await wordsOf(await inMain(run, 'globalThis.printed'))).replace(/\s/g, '');
  expect(words).toContain('Thatisall.');
  expect(words).not.toContain('frac');
  expect(words).not.toContain('graphTD');
  expect(words).toContain('Hatch');

  await window.run('data.export');
  const exporting = window.dialog(wording.commands['data.export']);
  await tabTo(window.page, exporting.getByLabel(wording.transfer.format));
  await window.page.keyboard.press('h');
  await tabTo(window.page, exporting.getByRole('button', { name: wording.transfer.choosePath }));
  await window.page.keyboard.press('Enter');
  await expect(exporting.getByRole('status')).toHaveText(fill(wording.transfer.exportedOne, { file: 'out.html' }));
  const html = await readFile(file, 'utf8');
  expect(html).toContain('<math');
  expect(html).not.toContain('graph TD');
  const picture = /<img src="data:image\/svg\+xml;charset=utf-8,([^"]*)"/.exec(html)?.[1] ?? '';
  expect(decodeURIComponent(picture)).toContain('Hatch');
});

for (const { reason, isTold } of [
  { reason: 'Print job canceled', isTold: false },
  { reason: 'Failed to enumerate printers', isTold: true },
]) {
  test(`“${reason}” is ${isTold ? 'told' : 'no failure'} (out; skipped for the package)`, async ({ open }) => {
    test.skip(target === 'package', 'the package has its inspector fused off');
    const { run, window } = await open({ args: INSPECTOR_ARGS });
    await inMain(run, keepPrinted(reason));
    await window.askAndWait('How do citations work?');
    await window.run('session.print');
    await expect.poll(() => inMain(run, 'globalThis.printed')).not.toBe('');
    const told = window.page.getByText(wording.errors['print.failed'].split('{')[0] ?? '');
    await expect.poll(() => inMain(run, COUNT)).toBe('1');
    if (isTold) return await expect(told).toBeVisible();
    // Answers of main come in order: what it says of printing is here before what it says of this.
    const root = window.page.locator('html');
    const theme = (await root.getAttribute('data-theme')) ?? '';
    await window.run('theme.toggle');
    await expect(root).not.toHaveAttribute('data-theme', theme);
    expect(await told.count()).toBe(0);
  });
}

/** Pages that are open: the hidden one goes when the dialogue is closed. */
const COUNT = `String(process.mainModule.require('electron').webContents.getAllWebContents().length)`;

test('one dialogue is open at a time, and the app ends with its window though one is (out; skipped for the package)', async ({
  open,
}) => {
  test.skip(target === 'package', 'the package has its inspector fused off');
  const { run, window } = await open({ args: INSPECTOR_ARGS });
  await inMain(run, NEVER_ANSWER);
  await window.askAndWait('How do citations work?');
  await window.run('session.print');
  await expect.poll(() => inMain(run, 'globalThis.printed')).toBe('asked');
  await window.run('session.print');
  await expect(window.page.getByText(wording.errors['print.busy'])).toBeVisible();
  await window.page.close();
  expect(await run.exited).toMatchObject({ code: 0 });
});

/** A dialogue that nobody answers. */
const NEVER_ANSWER = `(() => {
  globalThis.printed = '';
  process.mainModule.require('electron').app.on('web-contents-created', (_, contents) => {
    contents.print = () => (globalThis.printed = 'asked');
  });
  return 'kept';
})()`;
