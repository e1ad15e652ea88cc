import { describe, expect, it } from 'vitest';
import { createHeldEmbedder } from '../knowledge/testing/held-embedder';
import { commitAll, makeFolder, settled, temporaryService, watchSteps } from '../testing/temporary-sources';

const valve = { 'a.md': '# A\n\nThe copper valve.\n', 'b.md': '# B\n\nThe silver valve.\n' };

/** A source that is searched, and its vectors are being made. */
async function embedding() {
  const embedder = createHeldEmbedder('silver');
  const opened = await temporaryService(undefined, embedder);
  await opened.service.start();
  const folder = await makeFolder(valve);
  const commit = commitAll(folder);
  const { key } = await opened.service.add({ address: folder });
  await embedder.waiting;
  return { ...opened, embedder, commit, key };
}

/** The same, after a quit. */
async function cutOff() {
  const made = await embedding();
  const ended = made.end();
  made.embedder.release();
  await ended;
  return made;
}

describe('what is told of a source between two of its updates', () => {
  it('is that it goes on, at the start after a quit that cut it off', async () => {
    const { reopen, key } = await cutOff();
    const { service } = await reopen();
    const steps = watchSteps(service, key);
    await service.start();
    await settled(service, key);
    await expect.poll(() => steps.at(-1)).toBe('ready');
    expect([steps[0], steps.filter((step) => step.startsWith('stopped'))]).toEqual(['checking', []]);
  });

  it('is that it stopped, when the user stops it before it goes on', async () => {
    const { reopen, key } = await cutOff();
    const { service } = await reopen();
    const steps = watchSteps(service, key);
    const started = service.start();
    await service.stop(key);
    await started;
    await expect.poll(() => steps.at(-1)).toBe('stopped source.meaningCut');
    expect(steps).toEqual(['checking', 'stopped source.meaningCut']);
  });

  it('is nothing but that its space was freed, when that is done while it is worked on', async () => {
    const { service, embedder, key } = await embedding();
    const steps = watchSteps(service, key);
    await expect.poll(() => steps.at(-1)).toBe('embedding');
    const released = service.release(key);
    embedder.release();
    await released;
    await expect.poll(() => steps.at(-1)).toBe('stopped source.freed');
    expect(steps).toEqual(['embedding', 'stopping', 'stopped source.freed']);
  });

  it('is that it stops, when it is to follow another ref while it is worked on', async () => {
    const { service, embedder, commit, key } = await embedding();
    const steps = watchSteps(service, key);
    await expect.poll(() => steps.at(-1)).toBe('embedding');
    const changing = service.change(key, { ref: commit });
    embedder.release();
    await settled(service, (await changing).key);
    expect(steps.filter((step) => step.startsWith('stopped'))).toEqual([]);
  });

  it('is that it is read, from the moment it is added', async () => {
    const { service } = await temporaryService();
    await service.start();
    const told: string[] = [];
    const watching = new AbortController();
    const watched = (async () => {
      for await (const event of service.watchList(watching.signal)) {
        if (event.type === 'changed' && event.source.kind === 'folder') told.push(event.source.state);
      }
    })().catch(() => undefined);
    const { key } = await service.add({ address: await makeFolder(valve) });
    await settled(service, key);
    await expect.poll(() => told.at(-1)).toBe('ready');
    watching.abort();
    await watched;
    expect(new Set(told)).toEqual(new Set(['working', 'ready']));
  });
});
