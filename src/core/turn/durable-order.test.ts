import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { canWatchFiles, watchFiles } from '../testing/watch-files';

const root = join(import.meta.dirname, '../../..');
const PROMPT = 'zebra';
const ANSWER = 'giraffe';

/** What a process that asks once writes and syncs in its data folder, call by call, and when it calls the model. */
async function callsOfOneTurn(): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [userDataDir, logPath] = [join(folder, 'data'), join(folder, 'calls')];
  await mkdir(userDataDir);
  const watch = watchFiles(folder, { folder: userDataDir, logPath, words: [PROMPT, ANSWER] });
  const script = [join(root, 'src/core/testing/watched-turn.ts'), userDataDir, logPath, `Is a ${PROMPT} here?`, ANSWER];
  const loader = ['--import', join(root, 'bench/support/resolve-typescript.mjs')];
  await promisify(execFile)(process.execPath, [...loader, ...script], { env: { ...process.env, ...watch } });
  return (await readFile(logPath, 'utf8')).split('\n');
}

/** Where the first call is that begins with the one and holds the other, from a place on. */
function next(calls: readonly string[], from: number, call: string, word = ''): number {
  const at = calls.findIndex((line, index) => index > from && line.startsWith(call) && line.includes(word));
  return at === -1 ? Infinity : at;
}

test.skipIf(!canWatchFiles)(
  'the disk has a prompt before the model is called, and an answer before the journal lets it go',
  async () => {
    const calls = await callsOfOneTurn();
    const asked = next(calls, -1, 'write local.db-wal', PROMPT);
    const isDurable = next(calls, asked, 'sync local.db-wal');
    const called = next(calls, -1, 'model called');
    const journalled = next(calls, called, 'write local.db-wal', ANSWER);
    const isKept = next(calls, journalled, 'sync local.db-wal');
    const saved = next(calls, isKept, 'write mastra.db-wal', ANSWER);
    const isSaved = next(calls, saved, 'sync mastra.db-wal');
    const letGo = next(calls, saved, 'write local.db-wal');
    const order = { asked, isDurable, called, journalled, isKept, saved, isSaved, letGo };
    expect(Object.entries(order).toSorted(([, a], [, b]) => a - b)).toEqual(Object.entries(order));
    expect(letGo).toBeLessThan(Infinity);
  },
);
