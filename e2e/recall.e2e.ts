import { en } from '../src/shared/text/en.ts';
import { expect, test } from './fixtures.ts';

test('what was said in one session is recalled in another', async ({ open }) => {
  const { window } = await open();
  await window.askAndWait('My sailing boat is called Ludmila and lies in Bergen.');
  await window.run('session.new');

  const answer = await window.askAndWait('What is my sailing boat called?');
  await expect(answer).toContainText('Ludmila');
  await expect(answer).toContainText(en.memories.usedOne);
});
