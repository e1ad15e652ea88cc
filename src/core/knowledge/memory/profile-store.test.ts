import { createClient } from '@libsql/client';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { RESOURCE_ID } from '../../../shared/domain/ids';
import { emptyProfile, type ProfileDraft } from '../../../shared/domain/profile';
import { MAX_VERSIONS } from '../../../shared/domain/profile-history';
import { readProfile } from '../../../shared/domain/profile-text';
import type { Knowledge, KnowledgeConfig } from '../knowledge';
import type { ProfileChange } from '../profile-knowledge';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

const SESSION = v7();
let clock = 0;
const change = (knowledge: Knowledge, asked: ProfileChange) =>
  knowledge.memory.profile.change({ change: asked, at: (clock += 1) });
const save = (knowledge: Knowledge, part: Partial<ProfileDraft>, basedOn: number) =>
  change(knowledge, { type: 'replace', draft: { ...emptyProfile, ...part }, basedOn });
const add = (knowledge: Knowledge, ...entries: readonly string[]) =>
  change(knowledge, {
    type: 'operations',
    operations: entries.map((entry) => ({ action: 'add', section: 'people', entry })),
    sessionId: SESSION,
  });
const people = async (knowledge: Knowledge) => (await knowledge.memory.profile.read()).profile.people;

async function execute(config: KnowledgeConfig, sql: string, args: string[] = []): Promise<void> {
  const client = createClient({ url: pathToFileURL(config.mastraDbPath).href });
  await client.execute({ sql, args });
  client.close();
}

/** The files of the folder that hold a text. */
async function filesWith(dir: string, text: string): Promise<string[]> {
  const names = await readdir(dir);
  const found = await Promise.all(
    names.map(async (name) => ((await readFile(join(dir, name))).includes(text) ? [name] : [])),
  );
  return found.flat();
}

test('is kept in Mastra’s working memory for all sessions, each change with who made it', async () => {
  const config = await temporaryConfig();
  const first = openKnowledge(config);
  expect(await first.memory.profile.read()).toEqual({ profile: emptyProfile, version: 0, author: null });
  await save(first, { aboutMe: ['Name: Éva \0👋'] }, 0);
  await add(first, 'Otto');
  await first.close();

  const knowledge = openKnowledge(config);
  const profile = { ...emptyProfile, aboutMe: ['Name: Éva 👋'], people: ['Otto'] };
  const recalled = await knowledge.memory.recall({
    sessionId: v7(),
    resourceId: RESOURCE_ID,
    text: '',
    excludeIds: [],
    reach: 'none',
    hiddenSessionIds: [],
    now: 0,
  });
  expect(readProfile(recalled.workingMemory)).toEqual(profile);
  const author = { type: 'model', sessionId: SESSION };
  expect(await knowledge.memory.profile.read()).toEqual({ profile, version: 2, author });
  expect(await knowledge.memory.profile.history()).toMatchObject([
    { version: 2, author, added: [{ section: 'people', entry: 'Otto' }], removed: [] },
    { version: 1, author: { type: 'you' }, added: [{ section: 'aboutMe', entry: 'Name: Éva 👋' }], removed: [] },
  ]);
});

test('what changes nothing makes no version', async () => {
  const knowledge = openKnowledge(await temporaryConfig());
  await add(knowledge, 'Otto');
  expect(await add(knowledge, 'otto')).toMatchObject({ version: 1, difference: null });
  expect(await knowledge.memory.profile.history()).toHaveLength(1);
});

test('changes at once are made one after the other, of what the one before left', async () => {
  const knowledge = openKnowledge(await temporaryConfig());
  const names = Array.from({ length: 12 }, (_, at) => `Person ${at}`);
  await Promise.all(names.map((name) => add(knowledge, name)));
  expect(await people(knowledge)).toEqual(names);
});

test('a change that is refused leaves all as it was', async () => {
  const knowledge = openKnowledge(await temporaryConfig());
  await add(knowledge, 'Otto');
  await expect(add(knowledge, 'Anna', '')).rejects.toMatchObject({ code: 'profile.blank' });
  await expect(add(knowledge, 'a'.repeat(600))).rejects.toMatchObject({ code: 'profile.entryTooLong' });
  await expect(save(knowledge, {}, 0)).rejects.toMatchObject({ code: 'profile.changed' });
  await expect(change(knowledge, { type: 'revert', version: 9 })).rejects.toMatchObject({ code: 'profile.noVersion' });
  expect(await people(knowledge)).toEqual(['Otto']);
  expect(await knowledge.memory.profile.history()).toHaveLength(1);
});

test('Markdown of an earlier Lectern is kept as lines, and is in the history', async () => {
  const config = await temporaryConfig();
  const before = openKnowledge(config);
  await before.memory.open();
  await before.close();
  const sql = `INSERT INTO mastra_resources (id, "workingMemory", "createdAt", "updatedAt") VALUES (?, ?, ?, ?)`;
  await execute(config, sql, [RESOURCE_ID, '# Name\n- Éva', new Date(0).toISOString(), new Date(0).toISOString()]);

  const knowledge = openKnowledge(config);
  const kept = { ...emptyProfile, aboutMe: ['Name', 'Éva'] };
  expect(await knowledge.memory.profile.read()).toEqual({ profile: kept, version: 0, author: null });
  await save(knowledge, { aboutMe: ['Eva'] }, 0);
  const history = await knowledge.memory.profile.history();
  expect(history.map(({ author }) => author.type)).toEqual(['you', 'earlier']);
  await change(knowledge, { type: 'revert', version: history[1]?.version ?? 0 });
  expect((await knowledge.memory.profile.read()).profile).toEqual(kept);
});

test('a revert is a version of its own', async () => {
  const knowledge = openKnowledge(await temporaryConfig());
  await add(knowledge, 'Otto');
  await add(knowledge, 'Anna');
  await change(knowledge, { type: 'revert', version: 1 });
  expect(await knowledge.memory.profile.history()).toMatchObject([
    { version: 3, author: { type: 'revert', version: 1 }, added: [], removed: [{ entry: 'Anna' }] },
    { version: 2 },
    { version: 1 },
  ]);
  expect(await people(knowledge)).toEqual(['Otto']);
});

test('an undo takes back one change and leaves what came after it', async () => {
  const knowledge = openKnowledge(await temporaryConfig());
  await add(knowledge, 'Otto');
  await add(knowledge, 'Anna');
  expect(await change(knowledge, { type: 'undo', version: 1 })).toMatchObject({
    difference: { removed: [{ entry: 'Otto' }] },
  });
  expect(await people(knowledge)).toEqual(['Anna']);
  expect(await change(knowledge, { type: 'undo', version: 1 })).toMatchObject({ difference: null });
});

test('the history is bounded, and the oldest goes first', async () => {
  const knowledge = openKnowledge(await temporaryConfig());
  for (let at = 0; at < MAX_VERSIONS + 5; at += 1) await save(knowledge, { people: [`Person ${at}`] }, at);
  const history = await knowledge.memory.profile.history();
  expect([history.length, history[0]?.version, history.at(-1)?.version]).toEqual([MAX_VERSIONS, MAX_VERSIONS + 5, 6]);
  // What it changed of the one before, nobody can say any more.
  await expect(change(knowledge, { type: 'undo', version: 6 })).rejects.toMatchObject({ code: 'profile.noVersion' });
});

test('what was removed is in no file once its history is deleted, and what stays is as it was', async () => {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config);
  const secret = 'the heron nests behind the printer';
  const filler = Array.from({ length: 14 }, (_, at) => `${at} ${'long '.repeat(90)}`);
  for (let at = 0; at < 20; at += 1)
    await save(knowledge, { people: [`${secret} ${at}`, ...filler.slice(at % 14)] }, at);
  await save(knowledge, { people: ['Otto'] }, 20);
  expect(await filesWith(config.dir, secret)).not.toEqual([]);
  await knowledge.memory.profile.deleteHistory();
  expect(await filesWith(config.dir, secret)).toEqual([]);
  expect([await knowledge.memory.profile.history(), await people(knowledge)]).toEqual([[], ['Otto']]);
  // Numbers of versions are never used again: an answer that shows one shows that one.
  expect(await add(knowledge, 'Anna')).toMatchObject({ version: 23 });
  await knowledge.close();
  expect(await filesWith(config.dir, secret)).toEqual([]);
});

test('while mastra.db cannot be opened it is not asked for: memory is broken', async () => {
  const config = await temporaryConfig();
  await mkdir(config.mastraDbPath);
  const { profile } = openKnowledge(config).memory;
  for (const call of [profile.read(), profile.history(), profile.deleteHistory()]) {
    await expect(call).rejects.toMatchObject({ code: 'memory.broken' });
  }
});
