import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { inProject } from '../project.mjs';
import { conversionSources, convertEmbeddingModel } from './embedding-model.mjs';
import { copyGrammars } from './grammars.mjs';

const STATIC_IMPORT = /^(?:import|export)\s(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;

/** What a script loads by itself, and all that this loads, before it runs a line. */
async function loadedBy(path, loaded = new Set()) {
  if (loaded.has(path)) return loaded;
  loaded.add(path);
  for (const [, name] of (await readFile(path, 'utf8')).matchAll(STATIC_IMPORT)) {
    if (name.startsWith('.')) await loadedBy(resolve(dirname(path), name), loaded);
    else loaded.add(name);
  }
  return loaded;
}

test.each(['start.mjs', 'test.mjs'])('%s begins on a machine without any package', async (script) => {
  const loaded = [...(await loadedBy(inProject('scripts', script)))];
  expect(loaded).toContain(inProject('scripts', 'setup', 'install-packages.mjs'));
  expect(loaded.filter((name) => !name.startsWith(inProject()) && !isBuiltin(name))).toEqual([]);
});

test.each([
  ['the embedding model', convertEmbeddingModel, /^converting the embedding model .* …$/],
  ['the parsers', copyGrammars, /^copied \d+ parsers of source code$/],
])('setting up %s is said in one line, and done and said once', async (_, step, line) => {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const said = [];
  await step((each) => said.push(each), join(folder, 'made'));
  await step((each) => said.push(each), join(folder, 'made'));
  expect(said).toEqual([expect.stringMatching(line)]);
});

test('a model that was converted from something else is converted again, and one of which that is not known', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const model = join(folder, 'made');
  await convertEmbeddingModel(() => undefined, model);
  const whole = (await readdir(model)).toSorted();
  const said = [];
  for (const stamp of ['another script', undefined]) {
    await writeFile(join(model, 'left-over'), '');
    if (stamp === undefined) await rm(join(model, '.converted-from'));
    else await writeFile(join(model, '.converted-from'), stamp);
    await convertEmbeddingModel((each) => said.push(each), model);
  }
  expect([said.length, (await readdir(model)).toSorted()]).toEqual([2, whole]);
});

test('every script of the conversion counts', async () => {
  const scripts = [...(await loadedBy(inProject('scripts', 'setup', 'embedding-model.mjs')))];
  const own = scripts.filter((name) => name.startsWith(inProject('scripts', 'setup', 'model')));
  expect(new Set(conversionSources.filter((name) => own.includes(name)))).toEqual(new Set(own));
});
