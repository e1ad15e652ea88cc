import { streamReply, textReply, toolCallReply } from '../src/core/testing/scripted-openai-server.ts';
import { wording } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { askInHalves } from './pages/ask-in-halves.ts';
import { connectModel } from './pages/connect-model.ts';

test('an answer in which the app was killed comes back as far as it came, marked, and Continue goes on with it', async ({
  open,
  model,
}) => {
  const first = await open();
  await connectModel(first.window, model);
  await askInHalves(first.window, model);
  await first.run.kill();

  const second = await open();
  const { window } = second;
  await expect(window.answers).toContainText('The first half');
  await expect(window.log).toContainText(wording.thread.interrupted);
  await expect(window.page.getByRole('button', { name: wording.common.retry })).toBeVisible();
  // Nobody asked for more.
  expect(model.chats()).toHaveLength(1);

  model.reply(textReply('and the rest.'));
  await window.page.getByRole('button', { name: wording.thread.continue }).press('Enter');
  await expect(await window.answered(1)).toContainText('The first half and the rest.');
  await expect(window.log).not.toContainText(wording.thread.interrupted);
  expect(JSON.stringify(model.chats().at(-1)?.body)).toContain('The first half');
  await second.run.close();

  const third = await open();
  await expect(await third.window.answered(1)).toContainText('The first half and the rest.');
  await expect(third.window.prompts).toHaveText(['Say it in two halves.']);
});

test('an answer in which the app was killed is asked for again by Retry, and what it had said is kept beside', async ({
  open,
  model,
}) => {
  const first = await open();
  await connectModel(first.window, model);
  await askInHalves(first.window, model);
  await first.run.kill();

  const second = await open();
  const { window } = second;
  await expect(window.log).toContainText(wording.thread.interrupted);
  model.reply(textReply('All of it.'));
  await window.run('turn.retry');
  await expect(await window.answered(1)).toContainText('All of it.');
  await expect(window.answers).toContainText('2/2');
  await window.run('message.previousVersion');
  await expect(window.answers).toContainText('The first half');
  await expect(window.answers).toContainText('1/2');
  await expect(window.log).toContainText(wording.thread.interrupted);
  await window.run('message.nextVersion');
  await expect(window.answers).toContainText('All of it.');
  await second.run.kill();

  const third = await open();
  await expect(await third.window.answered(1)).toContainText('All of it.');
  await expect(third.window.answers).toContainText('2/2');
});

test('a tool that ran before the app was killed is not run again: the model goes on with what it gave', async ({
  open,
  model,
}) => {
  const first = await open();
  await connectModel(first.window, model);
  const call = toolCallReply('search_docs', { query: 'citations' });
  model.reply(call, streamReply({ type: 'text', delta: 'It was found ' }, { type: 'hold' }));
  await first.window.ask('How do citations work?');
  await expect(first.window.answers).toContainText('It was found');
  const steps = await first.window.answers.getByRole('button', { expanded: false }).count();
  await first.run.kill();

  const { window } = await open();
  await expect(window.log).toContainText(wording.thread.interrupted);
  expect(model.chats()).toHaveLength(2);
  model.reply(textReply('in the handbook.'));
  await window.run('turn.continue');
  await expect(await window.answered(1)).toContainText('It was found in the handbook.');
  expect(model.chats()).toHaveLength(3);
  expect(JSON.stringify(model.chats().at(-1)?.body).match(/"role":"tool"/g)).toHaveLength(1);
  await expect(window.answers.getByRole('button', { expanded: false })).toHaveCount(steps);
});
