import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkSha256 } from './registry-electron.mjs';

test('a download that is not the reviewed file is refused, one that is passes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'electron.tgz');
  await writeFile(path, 'reviewed');
  const reviewed = createHash('sha256').update('reviewed').digest('hex');
  await expect(checkSha256(path, reviewed)).resolves.toBeUndefined();

  await writeFile(path, 'reviewed, then changed');
  await expect(checkSha256(path, reviewed)).rejects.toThrow(
    /electron\.tgz is not the file it should be .*nothing was installed/,
  );
});
