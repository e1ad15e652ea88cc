import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';

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
