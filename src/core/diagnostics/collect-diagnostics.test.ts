import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { v7 } from 'uuid';
import { openTemporaryApp } from '../testing/temporary-app';
import { startScriptedOpenAiServer, textReply } from '../testing/scripted-openai-server';

test('diagnostics count and name codes, and hold no text, title, address, key or path', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'lectern-private-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  const userDataDir = join(parent, 'data é');
  await mkdir(join(userDataDir, 'logs'), { recursive: true });
  const failure = { time: '2026-01-02T00:00:00.000Z', level: 'error', message: 'an update failed' };
  const lines = [
    '{"time":"cut',
    JSON.stringify({ ...failure, level: 'info' }),
    JSON.stringify({
      ...failure,
      address: 'secret.example',
      error: { code: 'EIO', message: '/home/secret', frames: [] },
    }),
    JSON.stringify({ ...failure, level: 'warn', code: 'model.status' }),
  ];
  await writeFile(join(userDataDir, 'logs', 'lectern.log'), lines.join('\n'));
  const server = await startScriptedOpenAiServer();
  onTestFinished(() => server.close());
  const { app, connect } = await openTemporaryApp({ userDataDir });
  app.startKnowledge();
  const { client } = connect();
  const connection = { kind: 'openai-compatible', baseUrl: server.baseUrl, apiKey: 'sk-secret' } as const;
  const { modelIds } = await client.models.connect(connection);
  server.reply(textReply('the secret answer'));
  const messageId = v7();
  await client.turns.submit({ messageId, text: 'the secret prompt', modelId: modelIds[0] });
  for await (const events of await client.sessions.watch({ promptId: messageId })) {
    if (events.some((event) => event.type === 'chunk' && event.chunk.type === 'finish')) break;
  }

  const { text } = await client.app.diagnostics();
  expect(text).not.toMatch(/secret|127\.0\.0\.1|private|sk-/);
  expect(JSON.parse(text)).toMatchObject({
    dataFolder: 'data é',
    fileBytes: { 'local.db': expect.any(Number) },
    connections: { 'openai-compatible': 1 },
    lastFailures: [
      { ...failure, code: 'EIO' },
      { ...failure, level: 'warn', code: 'model.status' },
    ],
  });
});
