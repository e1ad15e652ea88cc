import { streamReply, textReply } from '../src/core/testing/scripted-openai-server.ts';
import { expect, test } from './fixtures.ts';
import { connectModel } from './pages/connect-model.ts';
import { driveWindow } from './pages/drive-window.ts';

test('two windows on one session both show it live', async ({ open, model }) => {
  const { run, window: first } = await open();
  await connectModel(first, model);
  model.reply(
    streamReply(
      { type: 'text', delta: 'One ' },
      { type: 'hold' },
      { type: 'text', delta: 'two.' },
      { type: 'finish', reason: 'stop' },
    ),
    textReply('Three.'),
  );
  await first.ask('Count for both.');
  await expect(first.answers).toContainText('One');

  const second = driveWindow(await run.newWindow(() => first.run('window.new')));
  await second.openSession(0);
  await expect(second.answers).toContainText('One');
  model.release();
  await expect(first.answers).toContainText('One two.');
  await expect(second.answers).toContainText('One two.');

  await second.askAndWait('And on from here.');
  await expect(await first.answered(2)).toHaveText('Three.');
  await expect(first.prompts).toHaveText(['Count for both.', 'And on from here.']);
});

test('each window keeps the text that it has not sent, over a reload too', async ({ open }) => {
  const { run, window: first } = await open();
  await expect(first.box).toBeFocused();
  await first.page.keyboard.type('Half a thought');
  const second = driveWindow(await run.newWindow(() => first.run('window.new')));
  await expect(second.box).toBeFocused();
  await second.page.keyboard.type('Another');
  await first.page.reload();
  await expect(first.box).toHaveValue('Half a thought');
  await expect(second.box).toHaveValue('Another');
});

test('a session is opened in a window of its own by key', async ({ open, model }) => {
  const { run, window: first } = await open();
  await connectModel(first, model);
  model.reply(textReply('One.'));
  await first.askAndWait('Count.');
  const second = driveWindow(await run.newWindow(() => first.run('session.newWindow')));
  await expect(second.prompts).toHaveText(['Count.']);
  expect(await second.sessionId()).toBe(await first.sessionId());
});
