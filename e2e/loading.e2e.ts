import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { textReply } from '../src/core/testing/scripted-openai-server.ts';
import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { target } from './lectern-command.ts';
import { connectModel } from './pages/connect-model.ts';

/** What a window may load before its first message, in bytes of gzip. */
const MAX_START = 450_000;
const RENDERER = resolve(import.meta.dirname, '../out/renderer');

test('a window starts with little script, and what draws formulas comes with the first one (out; skipped for the package)', async ({
  open,
  model,
}) => {
  test.skip(target === 'package', 'the scripts lie in an archive there; they are those of out/');
  const { window } = await open();
  await connectModel(window, model);
  model.reply(textReply('In **words** and `code` alone.'), textReply('It is $e^{i\\pi} + 1 = 0$.'));
  const scripts: string[] = [];
  window.page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
  });
  await window.page.reload();
  await window.askAndWait('In words?');
  const atFirst = [...scripts];
  const sizes = await Promise.all(
    atFirst.map(async (path) => gzipSync(await readFile(resolve(RENDERER, `.${path}`))).length),
  );
  const size = sizes.reduce((sum, each) => sum + each, 0);
  expect(size).toBeGreaterThan(50_000);
  expect(size).toBeLessThanOrEqual(MAX_START);
  const heavy = /drawn-formula|katex|mermaid|pdfjs|cytoscape|elk/i;
  expect(atFirst.filter((path) => heavy.test(path))).toEqual([]);

  const formula = await window.askAndWait('As a formula?');
  await expect(formula.locator('math')).toHaveCount(1);
  expect(scripts.filter((path) => heavy.test(path))).not.toEqual([]);
});

test('until the messages of a session are there the window says that it is loading', async ({ open }) => {
  const first = await open();
  await first.window.askAndWait('How do citations work?');
  await first.window.run('session.new');
  await first.window.askAndWait('How do I add a repository?');
  await first.run.close();

  const { window } = await open();
  await window.answered(1);
  // It is gone in a moment, so the page itself takes note of it.
  const told = await window.page.evaluateHandle((sentence) => {
    const sentences: string[] = [];
    new MutationObserver(() => {
      const paragraph = [...document.querySelectorAll('p')].find((each) => each.textContent === sentence);
      if (paragraph && sentences.length === 0) sentences.push(sentence);
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
    return sentences;
  }, wording.thread.loading);
  await window.openSession(1);
  await expect(window.prompts).toHaveText(['How do citations work?']);
  expect(await told.jsonValue()).toEqual([wording.thread.loading]);
  await expect(window.page.getByText(wording.thread.loading)).toHaveCount(0);
});
