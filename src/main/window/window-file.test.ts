import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Log } from '../../core/ports';
import { createWindowFile } from './window-file';
import { freshWindow, type WindowState } from './window-state';

const bound: WindowState = { ...freshWindow, sessionId: '01980a3e-6d5c-7a10-8c44-0123456789ab' };

let folder: string;
let warnings: string[];
const log: Log = { info: () => {}, warn: (message) => void warnings.push(message), error: () => {} };
const path = () => join(folder, 'windows.json');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'windows é '));
  warnings = [];
});
afterEach(async () => await rm(folder, { recursive: true }));

describe('createWindowFile', () => {
  it('starts with no windows and no warning', () => {
    expect([createWindowFile(path(), log).read(), warnings]).toEqual([[], []]);
  });

  it('keeps the newest of many states and leaves no other file', async () => {
    const file = createWindowFile(path(), log);
    file.write([freshWindow]);
    for (let count = 0; count < 50; count += 1) file.write([freshWindow, freshWindow]);
    file.write([bound]);
    await file.flush();
    expect([createWindowFile(path(), log).read(), await readdir(folder)]).toEqual([[bound], ['windows.json']]);
  });

  it('keeps the last used of more windows than it may open again', async () => {
    const file = createWindowFile(path(), log);
    file.write([...Array.from({ length: 20 }, () => freshWindow), bound]);
    await file.flush();
    const kept = file.read();
    expect([kept.length, kept.at(-1), warnings]).toEqual([20, bound, []]);
  });

  it('writes again after a rest', async () => {
    const file = createWindowFile(path(), log);
    file.write([freshWindow]);
    await file.flush();
    file.write([bound]);
    await file.flush();
    expect(JSON.parse(await readFile(path(), 'utf8'))).toEqual({ version: 1, windows: [bound] });
  });

  it.each(['', '{', '[]', '{"version":1,"windows":[{"sessionId":"../x"}]}'])(
    'ignores a file that holds %j',
    async (text) => {
      await writeFile(path(), text);
      expect([createWindowFile(path(), log).read(), warnings]).toEqual([[], ['windows.json was ignored']]);
    },
  );

  it('keeps the old state whole when the new one cannot be written', async () => {
    const file = createWindowFile(path(), log);
    file.write([bound]);
    await file.flush();
    await mkdir(`${path()}.new`);
    file.write([freshWindow]);
    await file.flush();
    expect([file.read(), warnings]).toEqual([[bound], ['windows were not kept']]);
  });
});
