import type { App as ElectronApp } from 'electron';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { useDataFolder } from './use-data-folder';

function fakeApp(usual: () => string) {
  const paths: Record<string, string> = {};
  const app = {
    getPath: usual,
    setPath: (name: string, path: string) => void (paths[name] = path),
    setAppLogsPath: () => undefined,
  };
  // Only these three are asked of Electron.
  return { app: app as unknown as ElectronApp, paths };
}

test('makes the folder with those above it, for its owner alone', async () => {
  const root = await mkdtemp(join(tmpdir(), 'lectern-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const { app, paths } = fakeApp(() => '');
  const folder = useDataFolder(app, join(root, 'a/b'));
  expect([folder, paths['userData'], paths['sessionData']]).toEqual([
    join(root, 'a/b'),
    join(root, 'a/b'),
    join(root, 'a/b/browser'),
  ]);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
});

test.runIf(process.platform === 'linux')('a place that takes no folder is one sentence, on Linux', () => {
  expect(() => useDataFolder(fakeApp(() => '').app, '/proc/lectern')).toThrow(
    expect.objectContaining({ code: 'data.readOnly' }),
  );
});

test('so is a file in its place', async () => {
  const root = await mkdtemp(join(tmpdir(), 'lectern-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await writeFile(join(root, 'file'), 'Not a folder.');
  expect(() => useDataFolder(fakeApp(() => '').app, join(root, 'file'))).toThrow(
    expect.objectContaining({ code: 'data.readOnly' }),
  );
});

test('so is a home folder in which Electron can make none', () => {
  const { app } = fakeApp(() => {
    throw new Error("Failed to get 'userData' path");
  });
  expect(() => useDataFolder(app, null)).toThrow(expect.objectContaining({ code: 'data.readOnly' }));
});
