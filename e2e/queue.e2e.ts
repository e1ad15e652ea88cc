import { streamReply, textReply } from '../src/core/testing/scripted-openai-server.ts';
import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { askInHalves } from './pages/ask-in-halves.ts';
import { connectModel } from './pages/connect-model.ts';

test('a prompt sent while a turn runs waits, and is answered after it', async ({ open, model }) => {
  const { window } = await open();
  await connectModel(window, model);
  model.reply(
    streamReply({ type: 'text', delta: 'First.' }, { type: 'hold' }, { type: 'finish', reason: 'stop' }),
    textReply('Second.'),
  );
  await window.ask('The first question');
  await expect(window.answers).toContainText('First.');

  await window.ask('The second question');
  const waiting = window.page.getByRole('list', { name: wording.composer.queue });
  await expect(waiting).toContainText('The second question');
  await expect(window.prompts).toHaveText(['The first question']);
  expect(model.chats()).toHaveLength(1);
  model.release();

  await window.answered(2);
  await expect(window.prompts).toHaveText(['The first question', 'The second question']);
  await expect(window.answers).toHaveText(['First.', 'Second.']);
  await expect(waiting).toBeHidden();
});

test('the prompt that waits is withdrawn by key, and another press says that none waits', async ({ open, model }) => {
  const { window } = await open();
  await connectModel(window, model);
  await askInHalves(window, model);
  await window.ask('The second question');
  const waiting = window.page.getByRole('list', { name: wording.composer.queue });
  await expect(waiting).toContainText('The second question');

  await window.run('turn.withdraw');
  await expect(waiting).toBeHidden();
  await window.run('turn.withdraw');
  await expect(window.page.getByText(wording.composer.noneWaits)).toBeVisible();
  model.release();
  await window.answered(1);
  expect(model.chats()).toHaveLength(1);
});
