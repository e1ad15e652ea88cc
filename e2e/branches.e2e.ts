import { streamReply, textReply } from '../src/core/testing/scripted-openai-server.ts';
import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { connectModel } from './pages/connect-model.ts';

const text = wording.message;

test('a prompt is edited by key, both versions are kept, and a relaunch shows the one that was chosen', async ({
  open,
  model,
}) => {
  const { run, window } = await open();
  const { page } = window;
  await connectModel(window, model);
  model.reply(textReply('Red.'), textReply('Blue.'), textReply('Green.'));
  await window.askAndWait('Name a colour');
  await window.askAndWait('Name another');

  // From the message box: back over the last answer and its prompt to the first answer, then on to its prompt.
  for (const _ of [1, 2, 3, 4]) await page.keyboard.press('Alt+ArrowUp');
  await expect(window.prompts.first()).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await expect(window.prompts.last()).toBeFocused();
  await page.keyboard.press('e');
  const editor = page.getByRole('textbox', { name: text.edited });
  await expect(editor).toBeFocused();
  await expect(editor).toHaveValue('Name another');
  await page.keyboard.insertText(' that is calm');
  await page.keyboard.press('Escape');
  await expect(window.prompts.last()).toBeFocused();

  // What was typed is still there.
  await page.keyboard.press('e');
  await expect(editor).toHaveValue('Name another that is calm');
  await page.keyboard.press('Enter');
  await expect(window.answers.last()).toContainText('Green.');
  await expect(window.prompts).toHaveText([/^Name a colour/, /Name another that is calm.*2\/2/]);

  await page.keyboard.press('Alt+ArrowLeft');
  await expect(window.answers.last()).toContainText('Blue.');
  await expect(window.prompts.last()).toContainText('1/2');
  await run.close();
  const again = await open();
  await expect(again.window.answers.last()).toContainText('Blue.');
  await again.window.page.keyboard.press('Alt+ArrowRight');
  await expect(again.window.answers.last()).toContainText('Green.');
});

test('an answer is asked for again, quoted, and branched off by key', async ({ open, model }) => {
  const { window } = await open();
  const { page } = window;
  await connectModel(window, model);
  model.reply(textReply('Heads.'), textReply('Tails.'));
  await window.askAndWait('Toss a coin');
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('r');
  await expect(window.answers).toContainText(['Tails.']);
  await expect(window.answers).toContainText(['2/2']);

  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('q');
  await expect(window.box).toBeFocused();
  await expect(window.box).toHaveValue('> Tails.\n\n');

  const original = await window.sessionId();
  await window.run('message.branch');
  await expect(page.getByText(text.branched)).toBeVisible();
  await expect.poll(() => window.sessionId()).not.toBe(original);
  await expect(window.answers).toHaveCount(1);
  await expect(window.answers).not.toContainText('2/2');
});

test('a stopped answer is gone on with by key', async ({ open, model }) => {
  const { window } = await open();
  await connectModel(window, model);
  model.reply(streamReply({ type: 'text', delta: 'The first half ' }, { type: 'hold' }), textReply('and the second.'));
  await window.ask('Tell me everything.');
  await expect(window.answers).toContainText('The first half');
  await window.page.keyboard.press('Escape');
  await expect(window.answers).toContainText(wording.thread.stopped);

  await window.run('turn.continue');
  await expect(window.answers).toContainText('The first half and the second.');
  const [, request] = model.chats();
  expect(JSON.stringify(request?.body)).toContain('The first half');
});

test('a message is forgotten where it stands by key, and brought back', async ({ open, model }) => {
  const { window } = await open();
  const { page } = window;
  await connectModel(window, model);
  model.reply(textReply('Noted.'));
  await window.askAndWait('The code of the gate is heron.');
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('k');
  await expect(window.prompts).toBeFocused();
  await page.keyboard.press('f');
  await expect(window.prompts).toContainText(wording.memories.forgotten);
  await expect(window.log).not.toContainText('heron');
  await window.run('memories.undoForget');
  await expect(window.prompts).toContainText('The code of the gate is heron.');
  await window.run('memories.undoForget');
  await expect(page.getByText(wording.memories.noUndo)).toBeVisible();
});
