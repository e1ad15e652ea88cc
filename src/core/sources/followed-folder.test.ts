import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createHeldEmbedder } from '../knowledge/testing/held-embedder';
import { commitAll, find, makeFolder, settled, temporaryService } from '../testing/temporary-sources';

describe('a folder that was edited is found as it is now', () => {
  async function followed() {
    const embedder = createHeldEmbedder('tin');
    const opened = await temporaryService(() => 1_000_000, embedder);
    await opened.service.start();
    const folder = await makeFolder({ 'a.md': '# A\n\nThe copper valve.\n', 'b.md': '# B\n\nThe tin valve.\n' });
    const { key } = await opened.service.add({ address: folder });
    await embedder.waiting;
    return {
      ...opened,
      embedder,
      key,
      folder,
      edit: () => writeFile(join(folder, 'a.md'), '# A\n\nThe silver valve.\n'),
      found: async () => (await find(opened.service, 'valve', [key])).find(({ path }) => path === 'a.md')?.text,
    };
  }

  it('once it is ready, however short ago it was looked at', async () => {
    const { service, embedder, key, edit, found } = await followed();
    embedder.release();
    await settled(service, key);
    expect(await found()).toContain('copper');
    await edit();
    expect(await found()).toContain('silver');
    expect(await settled(service, key)).toMatchObject({ state: 'ready' });
  });

  it('while its vectors are still being made, which go on', async () => {
    const { service, embedder, key, edit, found } = await followed();
    await edit();
    const searched = found();
    embedder.release();
    expect(await searched).toContain('silver');
    expect(await settled(service, key)).toMatchObject({ state: 'ready', passages: 2 });
    expect(embedder.embedded.filter((text) => text.includes('silver valve'))).toHaveLength(1);
  });

  it('after it was gone, and is as it was until then', async () => {
    const { service, embedder, key, folder, edit, found } = await followed();
    embedder.release();
    await settled(service, key);
    await rename(folder, `${folder} away`);
    onTestFinished(() => rm(`${folder} away`, { recursive: true, force: true }));
    expect(await found()).toContain('copper');
    expect(await settled(service, key)).toMatchObject({ state: 'failed', error: { code: 'source.missing' } });
    await rename(`${folder} away`, folder);
    await edit();
    expect(await found()).toContain('silver');
    expect(await settled(service, key)).toMatchObject({ state: 'ready', error: null });
  });

  it('as a work tree, where the edit is in no commit', async () => {
    const { service } = await temporaryService(() => 1_000_000);
    await service.start();
    const folder = await makeFolder({ 'a.md': '# A\n\nThe copper valve.\n' });
    const commit = commitAll(folder);
    const { key } = await service.add({ address: folder });
    await settled(service, key);
    const search = async () => (await find(service, 'valve', [key])).map((found) => [found.commit, found.text]);
    expect(await search()).toEqual([[commit, '# A\n\nThe copper valve.']]);
    await writeFile(join(folder, 'a.md'), '# A\n\nThe silver valve.\n');
    expect(await search()).toEqual([[null, '# A\n\nThe silver valve.']]);
    expect(await settled(service, key)).toMatchObject({ state: 'ready', edited: 1 });
  });

  it('when its vectors were stopped, which stay so', async () => {
    const { service, embedder, key, edit, found } = await followed();
    await service.stop(key);
    embedder.release();
    await settled(service, key);
    await edit();
    expect(await found()).toContain('silver');
    expect(await settled(service, key)).toMatchObject({ state: 'stopped', error: { code: 'source.meaningCut' } });
    expect(embedder.embedded.filter((text) => text.includes('silver valve'))).toEqual([]);
  });
});
