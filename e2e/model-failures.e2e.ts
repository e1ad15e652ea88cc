import {
  errorReply,
  startScriptedOpenAiServer,
  streamReply,
  textReply,
  type Reply,
} from '../src/core/testing/scripted-openai-server.ts';
import { startLoopbackServer } from '../src/core/testing/loopback-server.ts';
import { wording, fill, tellError, type ErrorCode } from '../src/shared/text/wording.ts';
import { expect, test } from './fixtures.ts';
import { connectModel, submitModelServer } from './pages/connect-model.ts';

// A server that falls silent is waited for for minutes, as it must be: `open-model.test.ts` and `guard-fetch.test.ts` cover
// that, `lost-connections.e2e.ts` the short wait after a sleep.
const partial = { type: 'text', delta: 'The first half' } as const;
const half = Buffer.from('data: {"choices":[{"delta":{"content":"é').subarray(0, -1);
const page = '<h1>Sign in to this network</h1><a href="http://example.org">Go</a>';

interface Failure {
  readonly what: string;
  readonly reply: Reply;
  readonly code: ErrorCode;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly keeps?: string;
  /** How often the server is asked. */
  readonly tries?: number;
}
const failures: readonly Failure[] = [
  {
    what: 'answers 401',
    reply: errorReply(401, 'Wrong key.'),
    code: 'model.unauthorized',
    params: { said: 'Wrong key.' },
  },
  {
    what: 'answers 404 in HTML and with marks of direction',
    reply: errorReply(404, 'No <b>such</b>\n\u202Emodel: [x](https://example.org)'),
    code: 'model.status',
    params: { status: 404, said: 'No <b>such</b> model: [x](https://example.org)' },
  },
  {
    what: 'cannot hold so much',
    reply: errorReply(400, `context length exceeded ${'x'.repeat(400)}`),
    code: 'model.status',
    params: { status: 400, said: `context length exceeded ${'x'.repeat(275)}…` },
  },
  {
    what: 'answers 429 with a wait of an hour',
    reply: { ...errorReply(429, 'Slow down.'), headers: { 'retry-after': '3600' } },
    code: 'model.rateLimitedFor',
    params: { wait: '60 min', said: 'Slow down.' },
  },
  {
    what: 'answers 500 each time',
    reply: errorReply(500, 'Broken.'),
    code: 'model.status',
    params: { status: 500, said: 'Broken.' },
    tries: 3,
  },
  {
    what: 'answers with a web page',
    reply: { type: 'body', status: 200, contentType: 'text/html', body: page },
    code: 'model.webPage',
  },
  {
    what: 'lies behind a network that wants someone to sign in',
    reply: { type: 'body', status: 511, contentType: 'text/html', body: page },
    code: 'model.webPage',
    params: { said: 'Network Authentication Required' },
  },
  {
    what: 'redirects',
    reply: { type: 'body', status: 302, headers: { location: 'http://example.org' }, body: '' },
    code: 'model.status',
    params: { status: 307 },
  },
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
  {
    what: 'is reset in mid-answer',
    reply: streamReply(partial, { type: 'reset' }),
    code: 'model.broken',
    keeps: partial.delta,
  },
  {
    what: 'is cut in the middle of a letter',
    reply: streamReply(partial, { type: 'raw', text: half }, { type: 'cut' }),
    code: 'model.broken',
    keeps: partial.delta,
  },
  {
    what: 'ends without a finish',
    reply: streamReply(partial, { type: 'end' }),
    code: 'model.broken',
    keeps: partial.delta,
  },
  {
    what: 'reports an overload in mid-answer',
    reply: streamReply(
      partial,
      { type: 'raw', text: 'data: {"error":{"message":"Busy.","type":"server_error","code":503}}\n\n' },
      { type: 'end' },
    ),
    code: 'model.status',
    params: { status: 503, said: 'Busy.' },
    keeps: partial.delta,
  },
];

test('each failure of a model gets a sentence, keeps what came, and can be retried', async ({ open, model }) => {
  const { window } = await open();
  await connectModel(window, model);
  for (const { what, reply, code, params = {}, keeps = '', tries = 1 } of failures) {
    await test.step(`a model that ${what}`, async () => {
      await window.run('session.new');
      model.reply(...Array.from({ length: tries }, () => reply));
      await window.ask(`Fail: ${what}`);
      const address = new URL(model.baseUrl).host;
      await expect(window.log.getByRole('alert')).toHaveText(tellError(code, { address, ...params }), {
        timeout: 15_000,
      });
      await expect(window.log.getByRole('alert').getByRole('link')).toHaveCount(0);
      if (keeps !== '') await expect(window.answers).toContainText(keeps);
      await expect(window.page.getByRole('button', { name: wording.common.retry })).toBeVisible();

      model.reply(textReply('The whole answer.'));
      await window.run('turn.retry');
      await expect(await window.answered(1)).toContainText('The whole answer.');
      await expect(window.prompts).toHaveText([`Fail: ${what}`]);
      await expect(window.log.getByRole('alert')).toHaveCount(0);

      model.reply(textReply('And on.'));
      await window.askAndWait('Go on');
    });
  }
});

test('a model that asks to wait is asked again after that, and the wait can be stopped', async ({ open, model }) => {
  const { window } = await open();
  await connectModel(window, model);
  const address = new URL(model.baseUrl).host;
  const wait = (seconds: number) => ({ ...errorReply(429, 'Slow down.'), headers: { 'retry-after': String(seconds) } });
  model.reply(wait(1), textReply('Here I am.'));
  const answer = await window.askAndWait('In a second?');
  await expect(answer).toContainText(fill(wording.errors['model.waited'], { address, attempt: 2, tries: 3 }));
  await expect(answer).toContainText('Here I am.');

  await window.run('session.new');
  model.reply(wait(50));
  await window.ask('In a minute?');
  const waiting = fill(wording.errors['model.waiting'], { address, seconds: 50, attempt: 2, tries: 3 });
  await expect(window.log.getByText(waiting)).toBeVisible();
  await window.run('turn.stop');
  await expect(window.log.getByText(wording.thread.stopped)).toBeVisible();
  model.reply(textReply('Fine.'));
  await expect(await window.askAndWait('And now?')).toContainText('Fine.');
});

test('a model that writes wrong JSON for a tool reads why, and answers', async ({ open, model }) => {
  const { window } = await open();
  await connectModel(window, model);
  const call = { type: 'toolCall', id: 'c', name: 'search_docs', input: '{"query": ' } as const;
  model.reply(streamReply(call, { type: 'finish', reason: 'tool_calls' }), textReply('I see.'));
  await expect(await window.askAndWait('Search?')).toContainText('I see.');
  const told = fill(wording.errors['tool.notJson'], { tool: 'search_docs' });
  expect(JSON.stringify(model.chats().at(-1)?.body)).toContain(told);
});

test('a model that calls tools without end is stopped, which is said, and what it wrote stays', async ({
  open,
  model,
}) => {
  const { window } = await open();
  await connectModel(window, model);
  const thought = { thought: 'Once more.', thoughtNumber: 1, totalThoughts: 1, nextThoughtNeeded: true };
  const call = { type: 'toolCall', name: 'sequentialThinking', input: JSON.stringify(thought) } as const;
  model.replyWith(() =>
    streamReply(
      { type: 'text', delta: `Round ${model.chats().length}. ` },
      { ...call, id: `call-${model.chats().length}` },
      { type: 'finish', reason: 'tool_calls' },
    ),
  );
  const answer = await window.askAndWait('Think it over.');
  await expect(answer).toContainText(fill(wording.errors['turn.toolLoop'], { steps: 16 }));
  await expect(answer).toContainText('Round 1. ');
  await expect(answer).toContainText('Round 16. ');
  await expect(window.log.getByRole('alert')).toHaveCount(0);
  expect(model.chats()).toHaveLength(16);

  model.reply(textReply('Enough.'));
  await expect(await window.askAndWait('And now?')).toContainText('Enough.');
});

test('a model whose server is gone says so, and answers once it is back', async ({ open, model }) => {
  const server = await startScriptedOpenAiServer();
  const { window } = await open();
  await connectModel(window, server);
  await server.close();
  await window.ask('Anyone there?');
  const address = new URL(server.baseUrl).host;
  await expect(window.log.getByRole('alert')).toHaveText(fill(wording.errors['model.refused'], { address }));
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
  await expect(await window.answered(1)).toContainText('The whole answer.');
});

test('a local server answers more sessions at once than Chromium opens connections', async ({ open, model }) => {
  const { window } = await open();
  await connectModel(window, model);
  const count = 8;
  for (let session = 0; session < count; session += 1) {
    model.reply(streamReply({ type: 'text', delta: 'Yes' }, { type: 'hold' }, { type: 'finish', reason: 'stop' }));
    await window.run('session.new');
    await window.ask(`Are you there, ${session}?`);
    await expect(window.answers).toContainText('Yes');
  }
  expect(model.chats()).toHaveLength(count);
  model.release();
  await window.answered(1);
});

test('a model behind a proxy of the system is reached through it', async ({ open, model }) => {
  const { window } = await open({ env: { http_proxy: model.origin } });
  await connectModel(window, { baseUrl: 'http://models.test/v1' });
  model.reply(textReply('Through the proxy.'));
  await expect(await window.askAndWait('Which way?')).toContainText('Through the proxy.');
  expect(model.chats()[0]?.headers).toMatchObject({ host: 'models.test' });
  expect(model.chats()[0]?.headers.cookie).toBeUndefined();
});

test('a server that cannot be connected leaves the address in its field', async ({ open, model }) => {
  const { window } = await open();
  const closed = await startLoopbackServer(() => {});
  await closed.close();
  const dialog = await submitModelServer(window, { baseUrl: `${closed.origin}/v1` });
  const address = new URL(closed.origin).host;
  await expect(dialog.getByRole('alert')).toHaveText(fill(wording.errors['model.refused'], { address }));
  const field = dialog.getByLabel(wording.connect.address, { exact: true });
  await expect(field).toHaveValue(`${closed.origin}/v1`);
  await window.page.keyboard.press('Escape');

  for (const [baseUrl, sentence] of [
    ['ftp://example.org', wording.errors['model.address']],
    [' ', wording.errors['model.addressMissing']],
    ['127.0.0.1:1', fill(wording.errors['model.unsafePort'], { address: '127.0.0.1:1' })],
  ] as const) {
    const refused = await submitModelServer(window, { baseUrl });
    await expect(refused.getByRole('alert')).toHaveText(sentence);
    await window.page.keyboard.press('Escape');
  }
  await connectModel(window, model);
});
