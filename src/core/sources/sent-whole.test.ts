import { join } from 'node:path';
import { expect, it } from 'vitest';
import { commitFiles } from '../knowledge/testing/git-repository';
import { PARTIAL } from '../knowledge/testing/git-server';
import { startGitServer } from '../knowledge/testing/start-git-server';
import { makeFolder, settled, temporaryService } from '../testing/temporary-sources';

const SENT_WHOLE = { code: 'source.sentWhole' };

it('a source tells that its server cannot leave anything out, at each update, a refresh and a restart', async () => {
  const opened = await temporaryService();
  await opened.service.start();
  const root = await makeFolder({});
  const guide = join(root, 'docs');
  const first = await commitFiles(guide, { 'guide.md': '# Hatch\n\nTurn the brass key twice.\n' });
  const server = await startGitServer(root, { settings: ['uploadpack.allowFilter=false'] });
  const { key } = await opened.service.addAndWait({ address: server.url('docs') });
  const ready = { state: 'ready', error: SENT_WHOLE };
  expect(await settled(opened.service, key)).toMatchObject({ ...ready, commit: first });
  await opened.service.refresh(key);
  expect(await settled(opened.service, key)).toMatchObject({ ...ready, commit: first });
  const second = await commitFiles(guide, { 'guide.md': '# Hatch\n\nTurn the brass key once.\n' });
  await opened.service.refresh(key);
  expect(await settled(opened.service, key)).toMatchObject({ ...ready, commit: second });
  await opened.end();
  const { service } = await opened.reopen();
  await service.start();
  expect(await settled(service, key)).toMatchObject({ ...ready, commit: second });
});

it('of a server that can, nothing is told', async () => {
  const { service } = await temporaryService();
  await service.start();
  const root = await makeFolder({});
  await commitFiles(join(root, 'docs'), { 'guide.md': '# Hatch\n\nTurn the brass key twice.\n' });
  const server = await startGitServer(root, PARTIAL);
  const { key } = await service.addAndWait({ address: server.url('docs') });
  expect(await settled(service, key)).toMatchObject({ state: 'ready', error: null });
});
