import { describe, expect, it } from 'vitest';
import { createHeldEmbedder } from '../knowledge/testing/held-embedder';
import { find, makeFolder, settled, temporaryService } from '../testing/temporary-sources';

describe('a source whose vectors were cut off', () => {
  /** A folder of three files: one has its vector, the next one waits for it. */
  async function held() {
    const embedder = createHeldEmbedder('silver');
    const opened = await temporaryService(() => 1, embedder);
    await opened.service.start();
    const folder = await makeFolder({
      'a.md': '# A\n\nThe copper valve.\n',
      'b.md': '# B\n\nThe silver valve.\n',
      'c.md': '# C\n\nThe brass valve.\n',
    });
    const { key } = await opened.service.add({ address: folder });
    await embedder.waiting;
    const embedded = () => embedder.embedded.flatMap((text) => /The (\w+) valve/.exec(text)?.[1] ?? []);
    return { ...opened, embedder, embedded, key };
  }

  it('tells so when the user stopped them, is found by words, and a refresh goes on', async () => {
    const { service, embedder, embedded, key } = await held();
    await service.stop(key);
    embedder.release();
    expect(await settled(service, key)).toMatchObject({
      state: 'stopped',
      error: { code: 'source.meaningCut' },
      files: 3,
      passages: 3,
    });
    expect((await find(service, 'brass', [key]))[0]?.path).toBe('c.md');
    const before = embedded();
    await service.refresh(key);
    expect(await settled(service, key)).toMatchObject({ state: 'ready', error: null, passages: 3 });
    expect([before, embedded()]).toEqual([
      ['copper', 'silver'],
      ['copper', 'silver', 'brass'],
    ]);
  });

  it.each(['stop', 'quit'])('goes on at the next start after a %s', async (how) => {
    const { service, reopen, end, embedder, embedded, key } = await held();
    if (how === 'stop') await service.stop(key);
    const ending = end();
    embedder.release();
    await ending;
    const before = embedded();
    const again = await reopen();
    await again.service.start();
    expect(await settled(again.service, key)).toMatchObject({ state: 'ready', error: null, passages: 3 });
    expect([before, embedded()]).toEqual([
      ['copper', 'silver'],
      ['copper', 'silver', 'brass'],
    ]);
  });
});
