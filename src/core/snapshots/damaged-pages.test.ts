import { cp, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { ContractClient } from '../../shared/contract/contract';
import { damagePage, damageText } from '../testing/damage-page';
import { askAndSave, bannersOf, dataFolder, openWithMemory, promptsOf, titlesOf } from '../testing/whole-app';

// Whole apps are opened and closed several times: more than a unit on a machine that does other work too.
vi.setConfig({ testTimeout: 120_000 });

const PROMPTS = ['How do citations work?', 'How do I add a repository?', 'How do snapshots work?', 'Where is my data?'];
const ALL = PROMPTS.length;

interface Damage {
  readonly file: 'local.db' | 'mastra.db';
  readonly what: string;
  readonly by: (path: string) => Promise<void>;
  /** What is told, and how many of what it counts. */
  readonly told: ReadonlyArray<readonly [code: string, count: unknown]>;
  readonly prompts: unknown;
}

const some = expect.any(Number);
const from = (least: number, most: number): unknown =>
  expect.toBeOneOf(Array.from({ length: most - least + 1 }, (_, at) => least + at));
const salvaged = ['data.salvaged', some] as const;
const page = (file: Damage['file'], table: string, kind: 'leaf' | 'internal') => ({
  file,
  what: `${table}, ${kind}`,
  by: (path: string) => damagePage(path, table, kind),
});
const text = (file: Damage['file']) => ({
  file,
  what: 'a letter',
  by: (path: string) => damageText(path, PROMPTS[0] ?? ''),
});
const damages: readonly Damage[] = [
  // A page that leads to others costs nothing: each page of rows is found by itself. Two messages a turn, and a thread.
  { ...page('mastra.db', 'mastra_messages', 'internal'), told: [['data.salvaged', 3 * ALL]], prompts: ALL },
  // All threads, and the messages of the other leaves: at least the last turn's.
  {
    ...page('mastra.db', 'mastra_messages', 'leaf'),
    told: [
      ['data.salvaged', from(ALL + 2, 3 * ALL - 1)],
      ['data.shortened', from(1, ALL)],
    ],
    prompts: from(1, ALL - 1),
  },
  { ...page('local.db', 'cited_texts', 'internal'), told: [salvaged], prompts: ALL },
  { ...page('local.db', 'cited_texts', 'leaf'), told: [salvaged], prompts: ALL },
  { ...page('local.db', 'sessions', 'leaf'), told: [salvaged, ['data.relisted', ALL]], prompts: ALL },
  // SQLite takes any bytes for text, and libSQL ends the process when it reads them.
  { ...text('mastra.db'), told: [['data.salvaged', 3 * ALL - 1]], prompts: ALL },
  { ...text('local.db'), told: [salvaged, ['data.relisted', 1]], prompts: ALL },
];

test('a page that is damaged is found at the start, its file moved aside, and what is on no other page comes back', async () => {
  const sound = await dataFolder();
  const { app, client } = await openWithMemory(sound);
  await handbookIsReady(client);
  const ids: string[] = [];
  for (const prompt of PROMPTS) ids.push(await askAndSave(client, prompt));
  await app.close();

  for (const damage of damages) {
    const userDataDir = await dataFolder();
    // The worker has emptied its logs, which may go a moment later.
    await cp(sound, userDataDir, {
      recursive: true,
      filter: (path) => !/(?:mastra|index)\.db-(?:shm|wal)$/.test(path),
    });
    await damage.by(join(userDataDir, damage.file));
    const opened = await openWithMemory(userDataDir);
    const banners = await bannersOf(opened.client, damage.told.length);
    // Of the last damaged leaf an answer may be left without its prompt.
    const lost = banners.filter(({ code }) => code !== 'data.gaps');
    const told = lost.map(({ code, params }) => [code, params['rows'] ?? params['sessions']]);
    const asides = (await readdir(userDataDir)).filter((name) => /^\w+\.db\.damaged-[\dTZ-]+$/.test(name));
    const prompts = (await Promise.all(ids.map((id) => promptsOf(opened.client, id)))).flat().length;
    const { length: titles } = await titlesOf(opened.client);
    await opened.app.close();
    expect({ ...damage, told, prompts, asides: asides.map((name) => name.split('.damaged')[0]), titles }).toEqual({
      ...damage,
      asides: [damage.file],
      titles: ALL,
    });
  }
});

async function handbookIsReady(client: ContractClient): Promise<void> {
  for await (const event of await client.sources.watchList()) {
    const known = event.type === 'list' ? event.sources : event.type === 'changed' ? [event.source] : [];
    if (known.some(({ state }) => state === 'ready')) return;
  }
}
