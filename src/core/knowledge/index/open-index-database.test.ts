import { createClient } from '@libsql/client';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { createMemoryLog } from '../../testing/memory-log';
import { writeFiles } from '../testing/git-repository';
import { search, sourceOf, update } from '../testing/sources';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

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
  expect(await knowledge.sources.search({ query: 'a', keys: [], excludeIds: [], limit: 1 })).toEqual([]);
  expect(await readdir(config.dir)).toContain('index.db.damaged-1970-01-01T00-00-00-007Z');
  expect(log.lines).toEqual([expect.stringContaining('index.db.damaged-1970-01-01T00-00-00-007Z')]);
  expect(await knowledge.memory.open()).toEqual({
    state: 'ready',
    indexAside: 'index.db.damaged-1970-01-01T00-00-00-007Z',
  });
});
