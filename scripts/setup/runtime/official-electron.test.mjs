import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { inProject } from '../../project.mjs';
import { fetchOfficialRuntime, installedOfficialRuntime } from './official-electron.mjs';

const version = JSON.parse(await readFile(inProject('package.json'), 'utf8')).devDependencies.electron;
const installed = await installedOfficialRuntime();

/** A release host on loopback, of which nothing was downloaded yet. Gives the paths it is asked for. */
async function startReleaseHost(status) {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-'));
  const asked = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(status).end('not an Electron');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${server.address().port}/`);
  vi.stubEnv('electron_config_cache', folder);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  });
  return asked;
}

test('package.json pins one Electron of the supported line, and that one is asked for', async () => {
  expect(version).toMatch(/^45\.\d+\.\d+$/);
  const asked = await startReleaseHost(404);
  await fetchOfficialRuntime(() => {});
  expect(asked).toEqual([`HEAD /v${version}/SHASUMS256.txt`]);
});

test('a release host that has no such Electron is left without a word', async () => {
  await startReleaseHost(404);
  const said = [];
  expect([await fetchOfficialRuntime((line) => said.push(line)), said]).toEqual([undefined, []]);
});

test.skipIf(installed)('what the release host sends is checked, and refused when it is not that Electron', async () => {
  const asked = await startReleaseHost(200);
  const said = [];
  const runtime = await fetchOfficialRuntime((line) => said.push(line));
  expect([runtime, await installedOfficialRuntime(), said]).toEqual([
    undefined,
    undefined,
    [`fetching Electron ${version} …`],
  ]);
  expect(asked).toContainEqual(expect.stringMatching(/^GET .*electron-v.*\.zip$/));
});
