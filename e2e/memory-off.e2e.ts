import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { tabTo } from './pages/press.ts';

test('with memory off nothing is recalled, and messages are still kept', async ({ open }) => {
  const first = await open();
  await first.window.askAndWait('My sailing boat is called Ludmila and lies in Bergen.');
  await first.window.run('settings.open');
  const settings = first.window.dialog(wording.settings.title);
  const memory = settings.getByRole('switch', { name: wording.settings.memoryEnabled });
  await tabTo(first.window.page, memory);
  await first.window.page.keyboard.press('Space');
  await expect(memory).not.toBeChecked();
  await expect(settings).toContainText(wording.settings.memoryOff);
  await first.window.page.keyboard.press('Escape');
  await expect(first.window.page.getByRole('button', { name: wording.composer.memoryOff })).toBeVisible();

  await first.window.run('session.new');
  const answer = await first.window.askAndWait('What is my sailing boat called?');
  await expect(answer).toContainText('Nothing in your sources answers this');
  await expect(answer).not.toContainText('Ludmila');
  const answers = await first.window.answers.allInnerTexts();
  await first.run.close();

  const { window } = await open();
  await window.answered(1);
  await expect(window.prompts).toHaveText(['What is my sailing boat called?']);
  // The text is drawn a moment after the message.
  await expect.poll(() => window.answers.allInnerTexts()).toEqual(answers);

  const isOff = window.page.getByRole('button', { name: wording.composer.memoryOff });
  await window.run('memory.toggle');
  await expect(isOff).toHaveCount(0);
  await window.run('memory.toggle');
  await expect(isOff).toBeVisible();
});
