import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { locateSource } from './locate-source';

it('makes a folder absolute and leaves addresses alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'source é '));
  const typed = [
    basename(folder),
    `./${basename(folder)}/`,
    folder,
    'https://example.org/r',
    'git@example.org:r',
    'gone',
  ];
  expect(typed.map((source) => locateSource(source, dirname(folder)))).toEqual([
    folder,
    folder,
    folder,
    ...typed.slice(3),
  ]);
  await rm(folder, { recursive: true });
});
