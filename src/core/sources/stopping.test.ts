import { expect, it } from 'vitest';
import { makeFolder, settled, temporaryService } from '../testing/temporary-sources';

it('a source that is told to stop says so until it has, and a refresh meanwhile begins after that', async () => {
  const { service } = await temporaryService();
  await service.start();
  const folder = await makeFolder({ 'a.md': '# A\n\nThe copper valve.\n' });
  const { key } = await service.add({ address: folder });
  const steps: (string | undefined)[] = [];
  const watching = new AbortController();
  const watched = (async () => {
    for await (const event of service.watchList(watching.signal)) {
      if (event.type === 'changed' && event.source.key === key)
        steps.push(event.source.progress?.step ?? event.source.state);
    }
  })().catch(() => undefined);
  await service.stop(key);
  await service.refresh(key);
  expect(await settled(service, key)).toMatchObject({ state: 'ready', passages: 1 });
  watching.abort();
  await watched;
  const at = steps.indexOf('stopping');
  expect(at).toBeGreaterThanOrEqual(0);
  expect(steps.slice(at)).toContain('stopped');
  expect(steps.at(-1)).toBe('ready');
});
