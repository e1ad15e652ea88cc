import { createClient } from '@libsql/client';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { createMemoryLog } from '../../testing/memory-log';
import { writeFiles } from '../testing/git-repository';
import { search, sourceOf, update } from '../testing/sources';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';
import { INDEX_SCHEMA, INDEX_VERSION } from './index-schema';
import { openIndexDatabase } from './open-index-database';

/** An index with a source in it, as an app with this `user_version` would have left it. */
async function indexOfVersion(version: number) {
  const config = await temporaryConfig();
  const source = sourceOf('folder', join(config.dir, 'docs'));
  await writeFiles(join(config.dir, 'docs'), { 'a.md': '# A\n\nheron' });
  const before = openKnowledge(config);
  await update(before, source);
  await before.sources.settled();
  await before.close();
  const client = createClient({ url: pathToFileURL(config.indexDbPath).href });
  await client.execute(`PRAGMA user_version = ${version}`);
  client.close();
  return { config, source };
}

test.each([
  ['an earlier', 0],
  ['a later', 1_000],
])('the index of %s version, with rows in it, makes room for a new one', async (_, version) => {
  const { config, source } = await indexOfVersion(version);
  const knowledge = openKnowledge(config);
  expect(await search(knowledge, source, 'heron')).toEqual([]);
  await update(knowledge, source);
  expect(await search(knowledge, source, 'heron')).toMatchObject([{ path: 'a.md' }]);
  expect(await knowledge.memory.open()).toMatchObject({ state: 'ready' });
});

test('the index of this version keeps its rows', async () => {
  const config = await temporaryConfig();
  const source = sourceOf('folder', join(config.dir, 'docs'));
  await writeFiles(join(config.dir, 'docs'), { 'a.md': '# A\n\nheron' });
  const before = openKnowledge(config);
  await update(before, source);
  await before.close();
  expect(await search(openKnowledge(config), source, 'heron')).toMatchObject([{ path: 'a.md' }]);
});

test('a damaged index is moved aside, and the log has the name of its new place', async () => {
  const config = await temporaryConfig();
  await writeFile(config.indexDbPath, 'no database');
  const log = createMemoryLog();
  const knowledge = openKnowledge(config, { log, now: () => 7 });
  expect(await knowledge.sources.search({ query: 'a', keys: [], excludeIds: [], limit: 1 })).toMatchObject({
    passages: [],
  });
  expect(await readdir(config.dir)).toContain('index.db.damaged-1970-01-01T00-00-00-007Z');
  expect(log.lines).toEqual([expect.stringContaining('index.db.damaged-1970-01-01T00-00-00-007Z')]);
  expect(await knowledge.memory.open()).toEqual({
    state: 'ready',
    indexAside: 'index.db.damaged-1970-01-01T00-00-00-007Z',
    recovered: null,
  });
});

test('of all damaged indexes the last one is kept', async () => {
  const config = await temporaryConfig();
  for (const now of [1, 2, 3]) {
    await writeFile(config.indexDbPath, `damaged for the ${now}. time`);
    const knowledge = openKnowledge(config, { now: () => now });
    await knowledge.memory.open();
    await knowledge.close();
  }
  const asides = (await readdir(config.dir)).filter((name) => name.includes('damaged'));
  expect(new Set(asides.map((name) => name.replace(/-(wal|shm)$/, '')))).toEqual(
    new Set(['index.db.damaged-1970-01-01T00-00-00-003Z']),
  );
});

test('an index that another program has locked is left as it is, and opens once it is free', async () => {
  const { indexDbPath, dir } = await temporaryConfig();
  const other = createClient({ url: pathToFileURL(indexDbPath).href });
  onTestFinished(() => other.close());
  await other.batch([...INDEX_SCHEMA, `PRAGMA user_version = ${INDEX_VERSION}`]);
  await other.execute("INSERT INTO sources (key, name) VALUES ('k', 'heron')");
  const writing = await other.transaction('write');
  const open = () => openIndexDatabase(indexDbPath, () => 0, createMemoryLog());
  await expect(open()).rejects.toMatchObject({ code: 'SQLITE_BUSY' });
  expect(await readdir(dir)).not.toContainEqual(expect.stringContaining('damaged'));
  await writing.rollback();
  const { client, aside } = await open();
  onTestFinished(() => client.close());
  const { rows } = await client.execute('SELECT name FROM sources');
  expect([aside, rows.map((row) => row.name)]).toEqual([null, ['heron']]);
});

test('an index that did not open is tried again by the next call', async () => {
  const config = await temporaryConfig();
  const other = createClient({ url: pathToFileURL(config.indexDbPath).href });
  onTestFinished(() => other.close());
  const writing = await other.transaction('write');
  const knowledge = openKnowledge(config);
  expect(await knowledge.memory.open()).toEqual({ state: 'broken', indexAside: null, recovered: null });
  await writing.rollback();
  expect(await knowledge.memory.open()).toEqual({ state: 'ready', indexAside: null, recovered: null });
});

test('a folder in the place of the index is moved aside with what is in it', async () => {
  const config = await temporaryConfig();
  await writeFiles(config.indexDbPath, { 'a picture': '' });
  const aside = 'index.db.damaged-1970-01-01T00-00-00-007Z';
  const knowledge = openKnowledge(config, { now: () => 7 });
  expect(await knowledge.memory.open()).toEqual({ state: 'ready', indexAside: aside, recovered: null });
  expect(await readdir(join(config.dir, aside))).toEqual(['a picture']);
});
