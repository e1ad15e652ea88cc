import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commitFiles } from '../knowledge/testing/git-repository';
import { startGitServer } from '../knowledge/testing/start-git-server';
import { find, makeFolder, present, settled, temporaryService } from '../testing/temporary-sources';

const valve = (bar: number) => ({
  'valve.md': `# Valve\n\nThe valve shuts at ${bar} bar.\n`,
  'a.md': '# A\n\nA brass key.\n',
});

/** A repository at its tag v1, whose main says otherwise, and the cited places of both its files. */
async function added() {
  const opened = await temporaryService();
  const { service, cite } = opened;
  await service.start();
  const root = await makeFolder({});
  const files = join(root, 'docs');
  await commitFiles(files, valve(3));
  execFileSync('git', ['tag', 'v1'], { cwd: files });
  await commitFiles(files, valve(5));
  const address = (await startGitServer(root)).url('docs');
  const { key } = await service.add({ address, ref: 'v1' });
  await settled(service, key);
  const places = await Promise.all(
    ['valve shuts', 'brass key'].map(async (words) => present((await find(service, words, [key]))[0])),
  );
  for (const place of places) await cite(place);
  return {
    service,
    key,
    files,
    places,
    outdated: async () => (await service.outdated(places)).map(({ path }) => path),
  };
}

test('what a source says is outdated once it follows another ref, though answers cite it and it opens', async () => {
  const { service, key, places, outdated } = await added();
  expect(await outdated()).toEqual([]);
  const { key: newKey } = await service.change(key, { ref: '' });
  await settled(service, newKey);
  await expect.poll(outdated).toEqual(['valve.md', 'a.md']);
  expect((await service.open(present(places[0]))).text).toContain('3 bar');
});

test('what a source says is outdated once it is removed, though answers cite it and it opens', async () => {
  const { service, key, places, outdated } = await added();
  await service.remove(key);
  expect(await outdated()).toEqual(['valve.md', 'a.md']);
  expect((await service.open(present(places[0]))).text).toContain('3 bar');
});

test('of a source that is refreshed, what of it changed is outdated', async () => {
  const { service, outdated } = await added();
  const folder = await makeFolder(valve(3));
  const { key } = await service.add({ address: folder });
  await settled(service, key);
  const before = await Promise.all(['valve shuts', 'brass key'].map((words) => find(service, words, [key])));
  const places = before.map(([place]) => present(place));
  await commitFiles(folder, valve(5));
  await service.refresh(key);
  await settled(service, key);
  expect((await service.outdated(places)).map(({ path }) => path)).toEqual(['valve.md']);
  expect(await outdated()).toEqual([]);
});
