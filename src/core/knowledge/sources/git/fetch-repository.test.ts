import { mkdir } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { endlessPack, flood, packet, speakGit, type WireServer } from '../../testing/git-wire';
import { startGitServer } from '../../testing/start-git-server';
import { temporaryConfig } from '../../testing/temporary-knowledge';
import { FETCH_LIMITS, type FetchLimits } from './fetch-limits';
import { fetchRepository } from './fetch-repository';
import { createGit } from './run-git';

async function fetchFrom(wire: WireServer, limits: Partial<FetchLimits>) {
  const { dir, repositoriesDir } = await temporaryConfig();
  const root = join(dir, 'served');
  await mkdir(root);
  const server = await startGitServer(root, { answer: speakGit(wire) });
  return fetchRepository(
    { key: 'a', address: server.url('docs'), ref: null },
    {
      git: createGit(process.env),
      repositoriesDir,
      signal: new AbortController().signal,
      onProgress: () => undefined,
      limits: { ...FETCH_LIMITS, ...limits },
    },
  );
}

const silent = (response: ServerResponse) => response.flushHeaders();

test('a pack is left when it is larger than a pack may be', async () => {
  await expect(fetchFrom({ pack: endlessPack }, { packBytes: 10_000_000 })).rejects.toMatchObject({
    code: 'source.tooMuch',
  });
});

test('a pack that does not come is left', async () => {
  await expect(fetchFrom({ pack: silent }, { packMs: 1 })).rejects.toMatchObject({ code: 'source.unreachable' });
});

test('refs that do not come, or come without end, are left', async () => {
  const endless = (response: ServerResponse) => flood(response, packet(`${'1'.repeat(40)} refs/heads/a\n`));
  for (const refs of [silent, endless]) {
    await expect(fetchFrom({ refs }, { refsMs: 1 })).rejects.toMatchObject({ code: 'source.unreachable' });
  }
});
