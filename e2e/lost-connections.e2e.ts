import { errorReply, streamReply, textReply } from '../src/core/testing/scripted-openai-server.ts';
import { wording, fill, tellError } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { target } from './lectern-command.ts';
import type { LecternRun } from './lectern-run.ts';
import { askInHalves } from './pages/ask-in-halves.ts';
import { connectModel } from './pages/connect-model.ts';
import { inMain, INSPECTOR_ARGS } from './pages/in-main.ts';

/** What lives after a sleep gives a sign within ten seconds, and this is more. */
const AFTER_WAKE = { timeout: 20_000 };

const electron = "process.mainModule.require('electron')";
const sleepAndWake = (run: LecternRun) =>
  inMain(run, `(${electron}.powerMonitor.emit('suspend'), ${electron}.powerMonitor.emit('resume'), 'awake')`);
const models = `${electron}.session.fromPartition('models')`;
/** What Chromium says of each request then. What is under way has to be cut by its server. */
const loseNetwork = (run: LecternRun) =>
  inMain(run, `(${models}.fetch = () => Promise.reject(new Error('net::ERR_INTERNET_DISCONNECTED')), 'lost')`);
const bringNetworkBack = (run: LecternRun) => inMain(run, `(delete ${models}.fetch, 'back')`);

test('a server that cannot answer at first is asked until it does, and no failure is left', async ({ open, model }) => {
  const { window } = await open();
  await connectModel(window, model);
  model.reply(errorReply(502, 'No gateway.'), errorReply(503, 'Busy.'), textReply('At last.'));
  const answer = await window.askAndWait('Anyone there?');
  await expect(answer).toContainText('At last.');
  const address = new URL(model.baseUrl).host;
  await expect(answer).toContainText(fill(wording.errors['model.waited'], { address, attempt: 3, tries: 3 }));
  await expect(window.log.getByRole('alert')).toHaveCount(0);
  await expect(window.page.getByRole('button', { name: wording.common.retry })).toHaveCount(0);
  expect(model.chats()).toHaveLength(3);
});

test('a network that goes in mid-answer is told, what came is kept, and once it is back a retry answers (out; skipped for the package)', async ({
  open,
  model,
}) => {
  test.skip(target === 'package', 'the package has its inspector fused off');
  const { run, window } = await open({ args: INSPECTOR_ARGS });
  await connectModel(window, model);
  const address = new URL(model.baseUrl).host;
  model.reply(streamReply({ type: 'text', delta: 'The first half ' }, { type: 'hold' }, { type: 'reset' }));
  await window.ask('Say it in two halves.');
  await expect(window.answers).toContainText('The first half');
  await loseNetwork(run);
  model.release();
  await expect(window.log.getByRole('alert')).toHaveText(tellError('model.broken', { address }));
  await expect(window.answers).toContainText('The first half');

  await window.run('turn.retry');
  await expect(window.log.getByRole('alert')).toHaveText(tellError('model.offline', { address }));
  await bringNetworkBack(run);
  model.reply(textReply('The whole answer.'));
  await window.run('turn.retry');
  await expect(await window.answered(1)).toContainText('The whole answer.');
  await expect(window.log.getByRole('alert')).toHaveCount(0);
});

test('an answer that a sleep cut off in silence is told soon after, keeps what came, and can be retried (out; skipped for the package)', async ({
  open,
  model,
}) => {
  test.skip(target === 'package', 'the package has its inspector fused off');
  const { run, window } = await open({ args: INSPECTOR_ARGS });
  await connectModel(window, model);
  await askInHalves(window, model);
  await sleepAndWake(run);
  const address = new URL(model.baseUrl).host;
  await expect(window.log.getByRole('alert')).toHaveText(tellError('model.lostInSleep', { address }), AFTER_WAKE);
  await expect(window.answers).toContainText('The first half');
  await model.chats()[0]?.whenAbandoned;

  model.reply(textReply('The whole answer.'));
  await window.run('turn.retry');
  await expect(await window.answered(1)).toContainText('The whole answer.');
});

test('a request that a sleep cut off before its answer began is sent again by itself, and an answer that outlives a sleep goes on (out; skipped for the package)', async ({
  open,
  model,
}) => {
  test.skip(target === 'package', 'the package has its inspector fused off');
  const { run, window } = await open({ args: INSPECTOR_ARGS });
  await connectModel(window, model);
  model.reply({ type: 'silence' }, textReply('Good morning.'));
  await window.ask('Did you sleep?');
  await expect.poll(() => model.chats()).toHaveLength(1);
  await sleepAndWake(run);
  await expect(window.answers).toContainText('Good morning.', AFTER_WAKE);
  await window.answered(1);
  await expect(window.log.getByRole('alert')).toHaveCount(0);

  await window.run('session.new');
  await askInHalves(window, model);
  await sleepAndWake(run);
  model.release();
  await expect(await window.answered(1)).toHaveText(/The first half and the rest\.$/);
});
