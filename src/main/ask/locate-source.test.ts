import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { locateSource } from './locate-source';

it('makes what lies there absolute and leaves addresses alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'source é '));
  await writeFile(join(folder, 'a.md'), '# A');
  const typed = [
    basename(folder),
    `./${basename(folder)}/`,
    folder,
    `${basename(folder)}/a.md`,
    'https://example.org/r',
    'git@example.org:r',
    'gone',
  ];
  expect(typed.map((source) => locateSource(source, dirname(folder)))).toEqual([
    folder,
    folder,
    folder,
    join(folder, 'a.md'),
    ...typed.slice(4),
  ]);
  await rm(folder, { recursive: true });
});
