import { expect, test } from 'vitest';
import { readDropped } from './read-dropped';

const fileOf = (name: string, content: Uint8Array<ArrayBuffer> | string) => new File([content], name);

test('files are read one by one; folders, and what the system does not give, are refused by name', async () => {
  const gone = {
    name: 'gone.txt',
    size: 3,
    arrayBuffer: () => Promise.reject<ArrayBuffer>(new Error('/home/somebody/gone.txt')),
  };
  const read = await readDropped([
    { file: fileOf('a.ts', 'let a;'), isFolder: false },
    { file: fileOf('src', ''), isFolder: true },
    { file: fileOf('a.png', new Uint8Array([0x89, 0x50])), isFolder: false },
    { file: gone, isFolder: false },
  ]);
  expect(read).toEqual([
    { attachment: { name: 'a.ts', size: 6, text: 'let a;' } },
    { problem: { code: 'attachment.noFile', params: { name: 'src' } } },
    { problem: { code: 'attachment.binary', params: { name: 'a.png' } } },
    { problem: { code: 'attachment.unreadable', params: { name: 'gone.txt' } } },
  ]);
});

test('a file that is too large is not read at all', async () => {
  const huge = { name: 'a.iso', size: 100_000_000, arrayBuffer: () => Promise.reject<ArrayBuffer>(new Error('read')) };
  expect(await readDropped([{ file: huge, isFolder: false }])).toMatchObject([
    { problem: { code: 'attachment.tooHeavy' } },
  ]);
});
