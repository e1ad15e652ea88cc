import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { answerStatus, cutAfter, serveFile, silentAfter, whole } from '../testing/model-server';
import { createWatchedValue } from '../../watched-value';
import { downloadFile, type DownloadOptions } from './download-file';

const bytes = randomBytes(300_000);
const sha256 = createHash('sha256').update(bytes).digest('hex');
const half = 150_000;

/** A download to a new folder, of what was there of it before. */
async function setUp(before: Buffer = Buffer.alloc(0)) {
  const dir = await mkdtemp(join(tmpdir(), 'lectern é '));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const path = join(dir, 'model.part');
  if (before.length > 0) await writeFile(path, before);
  const progress: number[] = [];
  const done = createWatchedValue(0);
  const arrived = async (count: number): Promise<void> => {
    for await (const each of done.watch()) if (each >= count) return;
  };
  const onProgress = (each: number): void => {
    progress.push(each);
    done.set(each);
  };
  const download = (url: string, change: Partial<DownloadOptions> = {}) =>
    downloadFile({
      url,
      path,
      sha256,
      bytes: bytes.length,
      fetch,
      silenceMs: 60_000,
      signal: new AbortController().signal,
      onProgress,
      ...change,
    });
  return { path, progress, arrived, download };
}

const codeOf = (run: Promise<unknown>): Promise<unknown> =>
  run.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );

test('a file is downloaded whole, and its progress is told', async () => {
  const server = await serveFile(bytes);
  const { path, progress, download } = await setUp();
  await download(server.origin);
  expect(await readFile(path)).toEqual(bytes);
  expect([progress[0], progress.at(-1), progress.toSorted((a, b) => a - b)]).toEqual([0, bytes.length, progress]);
});

test('what is there already is not asked for again', async () => {
  const server = await serveFile(bytes);
  const { path, download } = await setUp(bytes.subarray(0, half));
  await download(server.origin);
  expect([server.requests[0]?.headers.range, await readFile(path)]).toEqual([`bytes=${half}-`, bytes]);
});

test('a file that is there whole is only checked', async () => {
  const server = await serveFile(bytes);
  const { path, download } = await setUp(bytes);
  await download(server.origin);
  expect([server.requests.length, await readFile(path)]).toEqual([1, bytes]);
});

test('a server that knows no ranges sends all of it again', async () => {
  const server = await serveFile(bytes, (_, response) => void response.writeHead(200).end(bytes));
  const { path, download } = await setUp(randomBytes(half));
  await download(server.origin);
  expect(await readFile(path)).toEqual(bytes);
});

test('an answer that breaks off is gone on with by itself', async () => {
  const { path, arrived, download } = await setUp();
  const server = await serveFile(bytes, cutAfter(bytes, 100_000, arrived), cutAfter(bytes, 50_000, arrived));
  await download(server.origin);
  expect(server.requests.map(({ headers }) => headers.range)).toEqual([undefined, 'bytes=100000-', 'bytes=150000-']);
  expect(await readFile(path)).toEqual(bytes);
});

test('one that breaks off again and again fails, and what came is kept', async () => {
  const { path, arrived, download } = await setUp();
  const server = await serveFile(bytes, ...Array.from({ length: 9 }, () => cutAfter(bytes, 10_000, arrived)));
  expect(await codeOf(download(server.origin))).toBe('embedder.cut');
  expect([server.requests.length, (await stat(path)).size]).toEqual([6, 60_000]);
});

test('one that breaks off before anything came is not asked again', async () => {
  const { arrived, download } = await setUp();
  const server = await serveFile(bytes, cutAfter(bytes, 0, arrived));
  expect(await codeOf(download(server.origin))).toMatch(/^embedder\.(cut|unreachable)$/);
  expect(server.requests.length).toBe(1);
});

test('another file is deleted, and so is one with a wrong beginning', async () => {
  const other = await serveFile(randomBytes(bytes.length));
  const first = await setUp();
  expect(await codeOf(first.download(other.origin))).toBe('embedder.checksum');
  await expect(stat(first.path)).rejects.toMatchObject({ code: 'ENOENT' });
  const server = await serveFile(bytes);
  const second = await setUp(randomBytes(half));
  expect(await codeOf(second.download(server.origin))).toBe('embedder.checksum');
  expect(await codeOf(second.download(server.origin))).toBe('done');
});

test('a server that sends without end does not fill the disk', async () => {
  const endless = Buffer.alloc(1_000_000);
  const server = await serveFile(bytes, (_, response) => void response.writeHead(200).end(endless));
  const { path, progress, download } = await setUp();
  expect(await codeOf(download(server.origin))).toBe('embedder.checksum');
  expect(progress.at(-1)).toBeLessThanOrEqual(bytes.length * 2);
  await expect(stat(path)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a redirect is followed on the same server alone', async () => {
  const other = await serveFile(bytes);
  const server = await serveFile(
    bytes,
    answerStatus(302, { location: '/elsewhere' }),
    whole(bytes),
    answerStatus(302, { location: other.origin }),
  );
  const { download } = await setUp();
  expect(await codeOf(download(server.origin))).toBe('done');
  expect(server.requests.map(({ path }) => path)).toEqual(['/', '/elsewhere']);
  const { download: again } = await setUp();
  expect([await codeOf(again(server.origin)), other.requests.length]).toEqual(['embedder.redirect', 0]);
});

test('one that leads round in circles is left', async () => {
  const round = answerStatus(302, { location: '/' });
  const server = await serveFile(bytes, ...Array.from({ length: 9 }, () => round));
  const { download } = await setUp();
  expect(await codeOf(download(server.origin))).toBe('embedder.redirect');
});

test.each([404, 500, 403])('an answer of status %i is told', async (code) => {
  const server = await serveFile(bytes, answerStatus(code));
  const { download } = await setUp();
  await expect(download(server.origin)).rejects.toMatchObject({ code: 'embedder.status', params: { status: code } });
});

test('a server that falls silent is left, and what came is kept', async () => {
  const server = await serveFile(bytes, silentAfter(bytes, half));
  const { path, download } = await setUp();
  expect(await codeOf(download(server.origin, { silenceMs: 50 }))).toBe('embedder.stalled');
  expect((await stat(path)).size).toBe(half);
});

test('stopping ends the request, and what came is kept', async () => {
  const server = await serveFile(bytes, silentAfter(bytes, half));
  const stop = new AbortController();
  const { path, download } = await setUp();
  const onProgress = (done: number): void => (done === half ? stop.abort(new Error('stopped')) : undefined);
  await expect(download(server.origin, { signal: stop.signal, onProgress })).rejects.toThrow('stopped');
  await (
    await server.whenRequested(0)
  ).whenAbandoned;
  expect((await stat(path)).size).toBe(half);
});

test('where nobody answers it says so', async () => {
  const server = await serveFile(bytes);
  await server.close();
  const { download } = await setUp();
  await expect(download(server.origin)).rejects.toMatchObject({ code: 'embedder.unreachable' });
});

test('a full disk is told', async () => {
  const server = await serveFile(bytes);
  const { path, download } = await setUp();
  // A device that has never room for anything.
  await symlink('/dev/full', path);
  expect(await codeOf(download(server.origin))).toBe('data.full');
});
