import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commitFiles } from '../knowledge/testing/git-repository';
import { startGitServer } from '../knowledge/testing/start-git-server';
import { makeSource } from '../../shared/testing/make-source';
import { find, makeFolder, settled, temporaryService } from '../testing/temporary-sources';
import { MEANING_CUT } from './meaning-cut';
import { withoutCopies } from './without-copies';

/** A repository of as many files as a search weighs, from its address, and its clone on this computer. */
async function addedTwice() {
  const { service } = await temporaryService();
  await service.start();
  const root = await makeFolder({});
  const clone = join(root, 'docs');
  const files = Array.from({ length: 110 }, (_, at) => [
    `${at}.md`,
    `# Hatch ${at}\n\nA brass key opens number ${at}.\n`,
  ]);
  await commitFiles(clone, Object.fromEntries(files));
  const server = await startGitServer(root);
  const { key: fetched } = await service.addAndWait({ address: server.url('docs') });
  const { key: local } = await service.addAndWait({ address: clone });
  for (const key of [fetched, local]) await settled(service, key);
  await service.change(local, { name: 'Aviary' });
  const found = async (text: string, keys: readonly string[]) =>
    (await service.search({ text, keys, excludeIds: [], limit: 200 })).passages;
  return { service, clone, fetched, local, found };
}

it('a repository and its clone at the same commit are searched as one: all that fits is weighed', async () => {
  const { fetched, local, found } = await addedTwice();
  const sourcesOf = async (text: string, keys: readonly string[]) =>
    (await found(text, keys)).map(({ sourceKey }) => sourceKey);
  expect(await sourcesOf('brass key', [local, fetched])).toEqual(Array(110).fill(fetched));
  expect(await sourcesOf('brass key', [local])).toEqual(Array(110).fill(local));
  expect(await sourcesOf('brass key in Aviary', [fetched, local])).toEqual(Array(110).fill(local));
});

it('what was edited in the clone is found beside what is committed', async () => {
  const { service, clone, fetched, local } = await addedTwice();
  await writeFile(join(clone, '7.md'), '# Hatch\n\nThe silver key.\n');
  const [first] = await find(service, 'silver key', [fetched, local]);
  expect(first).toMatchObject({ sourceKey: local, path: '7.md' });
});

it('folders inside one repository are no copies of each other, nor of the whole', async () => {
  const { service } = await temporaryService();
  await service.start();
  const root = await makeFolder({});
  await commitFiles(root, { 'a/key.md': 'A brass key.\n', 'b/lock.md': 'A silver lock.\n', 'c.md': 'A tin hinge.\n' });
  const keys: string[] = [];
  for (const address of [join(root, 'a'), join(root, 'b'), root]) {
    const { key } = await service.addAndWait({ address });
    await settled(service, key);
    keys.push(key);
  }
  const pathsOf = async (text: string) => (await find(service, text, keys)).map(({ path }) => path);
  expect([await pathsOf('brass'), await pathsOf('silver'), await pathsOf('tin')]).toEqual([
    ['key.md'],
    ['lock.md'],
    ['c.md'],
  ]);
});

it('of two copies the one is searched whose meaning is all there', async () => {
  const made = { ...makeSource({ commit: 'c' }), state: 'ready', addedAt: 1 } as const;
  const sources = [
    { ...made, key: 'cut', error: MEANING_CUT },
    { ...made, key: 'whole' },
    { ...made, key: 'part', searchPath: 'docs' },
  ];
  expect(await withoutCopies(['part', 'whole', 'cut'], sources, 'brass')).toEqual(['part', 'whole']);
});
