import { createHash } from 'node:crypto';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inProject } from '../project.mjs';
import { mustRun, toolCommand, toolEnvironment } from '../run-command.mjs';

const sources = ['src', 'electron.vite.config.ts', 'tsconfig.json', 'package.json', 'package-lock.json'];
// Written after a build and removed before one, so an interrupted build is done again.
const stampPath = inProject('out', '.built-from');

/** The oldest Electron that runs the app, the one from the registry, decides which syntax the bundles may hold. */
export const buildEnvironment = { NODE_ENV: 'production', ELECTRON_MAJOR_VER: '33' };

const isSource = (file) => !/\.test\.tsx?$/.test(file);

async function sourceFiles() {
  const lists = await Promise.all(
    sources.map(async (source) => {
      const entries = await readdir(inProject(source), { recursive: true, withFileTypes: true }).catch(() => undefined);
      if (!entries) return [inProject(source)];
      return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
    }),
  );
  return lists.flat().filter(isSource).toSorted();
}

/** What a build is known by: the names and contents of all that goes into it. */
export async function sourceFingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const content = await readFile(file);
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Makes the next start build again; for whoever writes to out/ by other means. */
export const forgetBuild = () => rm(stampPath, { force: true });

/** `electron-vite build` when out/ was not built from these sources. */
export async function buildApp(say) {
  const fingerprint = await sourceFingerprint(await sourceFiles());
  const builtFrom = await readFile(stampPath, 'utf8').catch(() => undefined);
  if (builtFrom === fingerprint) return;

  say('building the app …');
  await forgetBuild();
  const [command, args] = toolCommand('electron-vite/bin/electron-vite.js', ['build', '--logLevel', 'error']);
  await mustRun('The messages above say where.', command, args, { env: toolEnvironment(buildEnvironment) });
  await writeFile(stampPath, fingerprint);
}
