import { mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sourceFingerprint } from './build-app.mjs';

test('contents and names decide whether a build is due, file times do not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [first, second] = [join(folder, 'first.ts'), join(folder, 'second.ts')];
  await writeFile(first, 'a');
  const before = await sourceFingerprint([first]);

  await utimes(first, 0, 0);
  expect(await sourceFingerprint([first])).toBe(before);
  await writeFile(first, 'b');
  expect(await sourceFingerprint([first])).not.toBe(before);
  await writeFile(first, 'a');
  await rename(first, second);
  expect(await sourceFingerprint([second])).not.toBe(before);
});
