import {
  errorReply,
  startScriptedOpenAiServer,
  streamReply,
  textReply,
  type Reply,
} from '../src/core/testing/scripted-openai-server.ts';
import { startLoopbackServer } from '../src/core/testing/loopback-server.ts';
import { en, fill, type ErrorCode } from '../src/shared/text/en.ts';
import { expect, test } from './fixtures.ts';
import { connectModel, submitModelServer } from './pages/connect-model.ts';

// A server that falls silent in mid-answer is waited for for minutes, as it must be: `guard-fetch.test.ts` covers that.
const partial = { type: 'text', delta: 'The first half' } as const;
const failures: readonly { what: string; reply: Reply; code: ErrorCode; status?: number; keeps?: string }[] = [
  { what: 'answers 401', reply: errorReply(401, 'Wrong key.'), code: 'model.unauthorized' },
  { what: 'answers 429', reply: errorReply(429, 'Slow down.'), code: 'model.rateLimited' },
  { what: 'answers 500', reply: errorReply(500, 'Broken.'), code: 'model.status', status: 500 },
  {
    what: 'sends broken SSE',
    reply: streamReply(partial, { type: 'raw', text: 'data: {"choices": [\n\n' }, { type: 'end' }),
    code: 'model.broken',
    keeps: partial.delta,
  },
  {
    what: 'is cut in mid-token',
    reply: streamReply(partial, { type: 'raw', text: 'data: {"choices":[{"delta":{"con' }, { type: 'cut' }),
    code: 'model.broken',
    keeps: partial.delta,
  },
];

test('each failure of a model gets a sentence, keeps what came, and can be retried', async ({ open, model }) => {
  const { window } = await open();
  await connectModel(window, model);
  for (const { what, reply, code, status = 0, keeps = '' } of failures) {
    await test.step(`a model that ${what}`, async () => {
      await window.run('session.new');
      model.reply(reply);
      await window.ask(`Fail: ${what}`);
      const address = new URL(model.baseUrl).host;
      await expect(window.log.getByRole('alert')).toHaveText(fill(en.errors[code], { address, status }));
      if (keeps !== '') await expect(window.answers).toContainText(keeps);
      await expect(window.page.getByRole('button', { name: en.common.retry })).toBeVisible();

      model.reply(textReply('The whole answer.'));
      await window.run('turn.retry');
      await expect(await window.answered(1)).toHaveText(/The whole answer\.(2\/2)?$/);
      await expect(window.prompts).toHaveText([`Fail: ${what}`]);
      await expect(window.log.getByRole('alert')).toHaveCount(0);
    });
  }
});

test('a model whose server is gone says so, and answers once it is back', async ({ open, model }) => {
  const server = await startScriptedOpenAiServer();
  const { window } = await open();
  await connectModel(window, server);
  await server.close();
  await window.ask('Anyone there?');
  const address = new URL(server.baseUrl).host;
  await expect(window.log.getByRole('alert')).toHaveText(fill(en.errors['model.refused'], { address }));
  await connectModel(window, model);
  model.reply(textReply('Here.'));
  await window.run('turn.retry');
  await expect(await window.answered(1)).toHaveText(/Here\.$/);
});

test('a failed answer is still there, marked, after a relaunch', async ({ open, model }) => {
  const first = await open();
  await connectModel(first.window, model);
  model.reply(streamReply(partial, { type: 'cut' }));
  await first.window.ask('Break off, please.');
  await expect(first.window.log.getByRole('alert')).toBeVisible();
  await first.run.close();

  const { window } = await open();
  await expect(window.answers).toContainText(partial.delta);
  await expect(window.log.getByRole('alert')).toBeVisible();
  model.reply(textReply('The whole answer.'));
  await window.run('turn.retry');
  await expect(await window.answered(1)).toHaveText(/The whole answer\.(2\/2)?$/);
});

test('a server that cannot be connected leaves the address in its field', async ({ open, model }) => {
  const { window } = await open();
  const closed = await startLoopbackServer(() => {});
  await closed.close();
  const dialog = await submitModelServer(window, { baseUrl: `${closed.origin}/v1` });
  const address = new URL(closed.origin).host;
  await expect(dialog.getByRole('alert')).toHaveText(fill(en.errors['model.refused'], { address }));
  const field = dialog.getByLabel(en.connect.address, { exact: true });
  await expect(field).toHaveValue(`${closed.origin}/v1`);
  await window.page.keyboard.press('Escape');

  const refused = await submitModelServer(window, { baseUrl: 'ftp://example.org' });
  await expect(refused.getByRole('alert')).toHaveText(en.errors['model.address']);
  await window.page.keyboard.press('Escape');
  await connectModel(window, model);
});
