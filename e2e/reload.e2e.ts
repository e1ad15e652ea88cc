import { streamReply } from '../src/core/testing/scripted-openai-server.ts';
import { expect, test } from './fixtures.ts';
import { connectModel } from './pages/connect-model.ts';

test('a reload in mid-stream shows the whole answer as one message', async ({ open, model }) => {
  const { window } = await open();
  await connectModel(window, model);
  model.reply(
    streamReply(
      { type: 'text', delta: 'Before the reload, ' },
      { type: 'hold' },
      { type: 'text', delta: 'after the reload.' },
      { type: 'finish', reason: 'stop' },
    ),
  );
  await window.ask('Go on while I reload.');
  await expect(window.answers).toContainText('Before the reload,');
  const sessionId = await window.sessionId();

  await window.page.reload();
  await expect(window.answers).toContainText('Before the reload,');
  model.release();

  await expect(await window.answered(1)).toHaveText('Before the reload, after the reload.');
  await expect(window.prompts).toHaveText(['Go on while I reload.']);
  expect(await window.sessionId()).toBe(sessionId);
});
