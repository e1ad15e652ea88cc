import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readFiles } from './read-files';

test('a text file is read; what is none, or cannot be had, is refused by its name alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'files é '));
  onTestFinished(() => rm(folder, { recursive: true }));
  const at = (name: string): string => join(folder, name);
  await writeFile(at('notes.md'), '# Notes\n');
  await writeFile(at('empty.txt'), '');
  await writeFile(at('huge.log'), '');
  await truncate(at('huge.log'), 100_000_000);
  await writeFile(at('paper.pdf'), '%PDF-1.7');
  await writeFile(at('lamp.png'), Buffer.from('iVBORw0KGgo=', 'base64'));
  await mkdir(at('folder'));
  const names = ['notes.md', 'paper.pdf', 'lamp.png', 'empty.txt', 'huge.log', 'folder', 'gone.txt'];
  const read = await readFiles(names.map(at));
  expect(read).toEqual([
    { attachment: { name: 'notes.md', size: 8, text: '# Notes\n' } },
    { whole: { name: 'paper.pdf', base64: Buffer.from('%PDF-1.7').toString('base64') } },
    { whole: { name: 'lamp.png', base64: 'iVBORw0KGgo=' } },
    { problem: { code: 'attachment.empty', params: { name: 'empty.txt' } } },
    { problem: { code: 'attachment.tooHeavy', params: { name: 'huge.log', limit: 20 } } },
    { problem: { code: 'attachment.noFile', params: { name: 'folder' } } },
    { problem: { code: 'attachment.unreadable', params: { name: 'gone.txt' } } },
  ]);
});
