import { streamReply, textReply } from '../src/core/testing/scripted-openai-server.ts';
import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { connectModel } from './pages/connect-model.ts';

test('a stop in mid-stream keeps what has come, marked as stopped', async ({ open, model }) => {
  const { window } = await open();
  await connectModel(window, model);
  model.reply(streamReply({ type: 'text', delta: 'The first half ' }, { type: 'hold' }));
  await window.ask('Tell me everything.');
  await expect(window.answers).toContainText('The first half');

  await window.page.keyboard.press('Escape');

  const answer = await window.answered(1);
  await expect(answer).toContainText('The first half');
  await expect(answer).toContainText(wording.thread.stopped);
  await expect(window.page.getByRole('button', { name: wording.composer.stop })).toBeHidden();
  await model.chats()[0]?.whenAbandoned;
});

test('a stopped answer is retried by its button and by the key, and each attempt is kept', async ({ open, model }) => {
  const { window } = await open();
  await connectModel(window, model);
  model.reply(
    streamReply({ type: 'text', delta: 'The first half ' }, { type: 'hold' }),
    streamReply({ type: 'text', delta: 'Another half ' }, { type: 'hold' }),
    textReply('All of it.'),
  );
  await window.ask('Tell me everything.');
  await expect(window.answers).toContainText('The first half');
  await window.page.keyboard.press('Escape');
  await window.page.getByRole('button', { name: wording.common.retry }).click();
  await expect(window.answers).toContainText('Another half');
  await window.page.keyboard.press('Escape');
  await expect(window.answers).toContainText(wording.thread.stopped);

  await window.run('turn.retry');

  await expect(await window.answered(1)).toContainText('All of it.');
  await expect(window.answers).toContainText('3/3');
  await expect(window.page.getByRole('button', { name: wording.common.retry })).toBeHidden();
});
