import { mkdtemp, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createPriority } from '../../priority';
import { blobId } from '../git/blob-id';
import { createKnownBlobs } from './known-blobs';
import { lookAtFiles, type LookedAt } from './look-at-files';
import { readWanted } from './read-wanted';

/** So long after all that was written that it is sure. */
const later = (): number => Date.now() + 60_000;

async function setUp({ now = later }: { readonly now?: () => number } = {}) {
  const root = await mkdtemp(join(tmpdir(), 'look é '));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const known = createKnownBlobs();
  const priority = createPriority();
  const { signal } = new AbortController();
  let read: string[] = [];
  const counted = (folder: string, path: string) => {
    read.push(path);
    return readWanted(folder, path);
  };
  return {
    root,
    known,
    write: (path: string, text: string) => writeFile(join(root, path), text),
    /** What is found, and what was read for it. */
    async look(...paths: readonly string[]) {
      read = [];
      const found: LookedAt['found'][] = [];
      for await (const each of lookAtFiles(root, paths, { known, now, priority, signal, read: counted })) {
        found.push(each.found);
      }
      return { found, read: read.toSorted() };
    },
  };
}

const blobsOf = (text: string) => ({ blob: blobId(Buffer.from(text)), storedBlob: blobId(Buffer.from(text)) });

test('a file is read again once it has changed, and only then', async () => {
  const { write, look } = await setUp();
  const windows = { blob: blobId(Buffer.from('a\r\n')), storedBlob: blobId(Buffer.from('a\n')) };
  await write('a.md', 'a\r\n');
  await write('b.md', 'b');
  const first = { found: [windows, blobsOf('b'), null], read: ['a.md', 'b.md'] };
  expect(await look('a.md', 'b.md', 'none.md')).toEqual(first);
  expect(await look('a.md', 'b.md', 'none.md')).toEqual({ ...first, read: [] });
  await write('b.md', 'bb');
  expect(await look('a.md', 'b.md')).toEqual({ found: [windows, blobsOf('bb')], read: ['b.md'] });
});

test('a file that was written a moment ago is hashed again: it may have been since, with nothing to tell it by', async () => {
  const { write, look } = await setUp({ now: Date.now });
  for (let round = 0; round < 100; round += 1) {
    await write('a.md', `one ${round % 10}`);
    await look('a.md');
    await write('a.md', `two ${round % 10}`);
    expect((await look('a.md')).found).toEqual([blobsOf(`two ${round % 10}`)]);
  }
});

test.each([
  [1_500, ['a.md']],
  [2_500, []],
])('a file that is looked at %d ms after it was written is hashed again or not: %j', async (age, expected) => {
  const written = Date.now();
  const { write, look } = await setUp({ now: () => written + age });
  await write('a.md', 'a');
  await look('a.md');
  expect((await look('a.md')).read).toEqual(expected);
});

test('a file whose time lies in the future is hashed each time', async () => {
  const { root, write, look } = await setUp({ now: Date.now });
  await write('a.md', 'a');
  await utimes(join(root, 'a.md'), new Date(), new Date(later()));
  await look('a.md');
  expect((await look('a.md')).read).toEqual(['a.md']);
});

test('a file of the same size whose time was set back is read again', async () => {
  const { root, write, look } = await setUp();
  await write('a.md', 'one');
  const { atime, mtime } = await stat(join(root, 'a.md'));
  await utimes(join(root, 'a.md'), atime, mtime);
  await look('a.md');
  await write('a.md', 'two');
  await utimes(join(root, 'a.md'), atime, mtime);
  expect((await look('a.md')).found).toEqual([blobsOf('two')]);
});

test('a file that another one of the same size and time was renamed over is read again', async () => {
  const { root, write, look } = await setUp();
  const { atime, mtime } = await stat(root);
  for (const [path, text] of Object.entries({ 'a.md': 'one', 'b.md': 'two' })) {
    await write(path, text);
    await utimes(join(root, path), atime, mtime);
  }
  await look('a.md');
  await rename(join(root, 'b.md'), join(root, 'a.md'));
  expect((await look('a.md')).found).toEqual([blobsOf('two')]);
});

test('what is not listed any more is forgotten', async () => {
  const { known, write, look } = await setUp();
  await write('a.md', 'a');
  await write('b.md', 'b');
  await look('a.md', 'b.md');
  known.keepOnly(new Set(['b.md']));
  expect((await look('a.md', 'b.md')).read).toEqual(['a.md']);
});
