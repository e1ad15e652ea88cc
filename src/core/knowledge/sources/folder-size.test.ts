import { lstat, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeFiles } from '../testing/git-repository';
import { folderSize } from './folder-size';

test('a folder takes the blocks of all that is in it, its smallest files and its folders included', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-size-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFiles(folder, { 'a.md': '# A', '.hidden/b.md': 'heron '.repeat(9_000) });
  const all = ['', 'a.md', '.hidden', '.hidden/b.md'].map((name) => lstat(join(folder, name)));
  const blocks = (await Promise.all(all)).reduce((sum, each) => sum + each.blocks, 0);
  expect(await folderSize(folder)).toBe(blocks * 512);
});

test('what is not there takes nothing', async () => {
  expect(await folderSize(join(tmpdir(), 'lectern-no-such-folder'))).toBe(0);
});
