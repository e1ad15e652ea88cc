import { textReply } from '../src/core/testing/scripted-openai-server.ts';
import { expect, test } from './fixtures.ts';
import { connectModel } from './pages/connect-model.ts';

test('a relaunch comes back to the session with its whole thread', async ({ open, model }) => {
  model.reply(textReply('Five.'), textReply('Seven.'), textReply('Eleven.'));
  const first = await open();
  await connectModel(first.window, model);
  await first.window.askAndWait('After three?');
  await first.window.run('session.new');
  await first.window.askAndWait('After five?');
  await first.window.askAndWait('After seven?');
  const sessionId = await first.window.sessionId();
  await first.run.close();

  const { window } = await open();
  await window.answered(2);
  expect(await window.sessionId()).toBe(sessionId);
  await expect(window.prompts).toHaveText(['After five?', 'After seven?']);
  await expect(window.answers).toHaveText([/Seven\.$/, /Eleven\.$/]);
  await expect(window.sessions).toHaveText(['After five?', 'After three?']);

  await window.openSession(1);
  await expect(window.prompts).toHaveText(['After three?']);
  await expect(window.answers).toHaveText([/Five\.$/]);
});
