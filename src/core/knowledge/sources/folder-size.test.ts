import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { commitFiles } from '../testing/git-repository';
import { folderSize } from './folder-size';

test('a repository takes what the disk says, its smallest files and its folders included', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-size-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await commitFiles(folder, { 'a.md': '# A', 'docs/b.md': 'heron '.repeat(9_000) });
  const told = execFileSync('du', ['-sk', folder], { encoding: 'utf8' });
  expect(Math.ceil((await folderSize(folder)) / 1_024)).toBe(Number.parseInt(told, 10));
});

test('what is not there takes nothing', async () => {
  expect(await folderSize(join(tmpdir(), 'lectern-no-such-folder'))).toBe(0);
});
