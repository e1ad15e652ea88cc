import { appendFileSync } from 'node:fs';
import { settings } from '../../shared/domain/settings';
import { createApp } from '../app';
import { createConnectionRepository } from '../db/connection-repository';
import { openDatabase } from '../db/open-database';
import { createSettingsRepository } from '../db/settings-repository';
import { sealCopy } from '../snapshots/seal-copy';
import { createMemoryLog } from './memory-log';
import { createTestConfig, createTestKnowledge } from './test-config';

/**
 * A process of its own: `node watched-turn.ts FOLDER LOG PROMPT ANSWER` asks once, with a model on a server that is only
 * pretended; when it is called, LOG gets the line "model called". Started under watch-files.c.
 */
const [, , userDataDir = '', logPath = '', prompt = '', answer = ''] = process.argv;

function serve(address: string): Response {
  // Which models there are is asked, too.
  if (!address.endsWith('/chat/completions')) return new Response(null, { status: 404 });
  appendFileSync(logPath, 'model called\n');
  const chunk = (delta: object, reason: string | null): string =>
    `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: reason }] })}\n\n`;
  const body = `${chunk({ content: answer }, null)}${chunk({}, 'stop')}data: [DONE]\n\n`;
  return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
}

const config = {
  ...createTestConfig(userDataDir),
  handbookDirs: { en: '', de: '' },
  fetch: async (address: unknown) => serve(String(address)),
};
const { db, close } = await openDatabase({ ...config, url: null, token: null });
await createConnectionRepository(db).save({
  id: 'test',
  kind: 'openai-compatible',
  name: 'Scripted',
  baseUrl: 'http://models.test/v1',
  sealedKey: null,
  createdAt: 0,
  models: [{ name: 'scripted', contextTokens: 32_768 }],
});
await createSettingsRepository(db, createMemoryLog()).save(settings.parse({ defaultModelId: 'test/scripted' }));
close();

const app = await createApp(config, createTestKnowledge, sealCopy);
app.startKnowledge();
const silent = { text: () => undefined, note: () => undefined };
await app.ask({ text: prompt, source: null, sessionId: null }, silent, new AbortController().signal);
await app.close();
