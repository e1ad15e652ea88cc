import { expect } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { launchLectern } from '../../e2e/launch-lectern.ts';
import { lecternCommand, projectFolder } from '../../e2e/lectern-command.ts';
import { lecternEnvironment } from '../../e2e/lectern-environment.ts';
import { observe, type LecternRun } from '../../e2e/lectern-run.ts';
import { addRepository } from '../../e2e/pages/add-repository.ts';
import { driveWindow } from '../../e2e/pages/drive-window.ts';
import { chatGptTurns } from '../../src/core/knowledge/testing/foreign-exports';
import { makeZip } from '../../src/core/knowledge/testing/make-zip';
import { streamReply, type ReplyStep, type ScriptedOpenAiServer } from '../../src/core/testing/scripted-openai-server';
import { wording } from '../../src/shared/text/wording';
import { fillTrash, takeBackSchema } from './age-data.ts';

const WORDS = 240;
const WORD_MS = 5;
/** Of a stream that is killed; more than may be lost of it. */
const LEAST_WORDS = 40;
const TRASHED = 100;
const FILES = 300;
const CONVERSATIONS = 400;
/** A start that has made no snapshot by then makes none. */
const MIGRATION_LIMIT_MS = 60_000;

/** Round by round the next of these; CI plays each once. */
export const PHASES = [
  'streaming',
  'saving',
  'streaming',
  'importing',
  'migrating',
  'cleaning',
  'indexing',
  'starting',
] as const;
export type Phase = (typeof PHASES)[number];

export interface Crash {
  readonly userDataDir: string;
  /** An empty folder of this round. */
  readonly folder: string;
  readonly round: number;
  readonly phase: Phase;
  readonly random: () => number;
  readonly server: ScriptedOpenAiServer;
  /** Beside the app's usual environment. */
  readonly env: Readonly<Record<string, string>>;
}

export interface Sent {
  /** The prompts for which the model was called. */
  readonly prompts: readonly string[];
  readonly words: readonly string[];
  readonly isWhole: boolean;
}

const NOTHING: Sent = { prompts: [], words: [], isWhole: false };

/** Starts the app, has it do what the phase is named for, and kills it in the middle of that. */
export async function crashOnce(crash: Crash): Promise<Sent> {
  switch (crash.phase) {
    case 'streaming':
    case 'saving':
      return killWith(crash, (run) => answer(run, crash));
    case 'starting':
      return killAfter(crash, 800);
    case 'cleaning':
      await fillTrash(crash.userDataDir, TRASHED);
      return killAfter(crash, 4_000);
    case 'migrating':
      await takeBackSchema(crash.userDataDir);
      return killInMigration(crash);
    case 'indexing':
      await writeDocuments(crash);
      return killWith(crash, (run) => addDocuments(run, crash));
    case 'importing':
      await writeFile(join(crash.folder, 'export.zip'), conversationsOf(crash.round));
      return killWith(crash, (run) => importFile(run, crash));
  }
}

async function killWith({ userDataDir, folder, env }: Crash, work: (run: LecternRun) => Promise<Sent>): Promise<Sent> {
  const run = await launchLectern({ userDataDir, env: { ...env, LECTERN_OPEN_FILE: join(folder, 'export.zip') } });
  try {
    return await work(run);
  } finally {
    await run.kill();
  }
}

/** At some moment after the window has come. */
function killAfter(crash: Crash, limitMs: number): Promise<Sent> {
  return killWith(crash, async (run) => {
    await run.firstWindow();
    await delay(crash.random() * limitMs);
    return NOTHING;
  });
}

/** At some moment between the snapshot that is made before a migration and the window. */
async function killInMigration({ userDataDir, random, env }: Crash): Promise<Sent> {
  const snapshots = join(userDataDir, 'snapshots');
  await mkdir(snapshots, { recursive: true });
  const signal = AbortSignal.timeout(MIGRATION_LIMIT_MS);
  const watcher = watch(snapshots);
  const begun = once(watcher, 'change', { signal });
  const { executable, args } = lecternCommand();
  const child = spawn(executable, [...args, `--user-data-dir=${userDataDir}`], {
    cwd: projectFolder,
    env: lecternEnvironment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { kill } = observe(child);
  try {
    await begun;
    await delay(random() * 600);
    return NOTHING;
  } catch (cause) {
    throw new Error(`the app began no snapshot before a migration in ${MIGRATION_LIMIT_MS / 1_000} s`, { cause });
  } finally {
    watcher.close();
    await kill();
  }
}

/** Asks, streams and comes back at the moment at which the app is to be killed. */
async function answer(run: LecternRun, { round, phase, random, server }: Crash): Promise<Sent> {
  const window = driveWindow(await run.firstWindow());
  const count = phase === 'saving' ? 24 : WORDS;
  const words = Array.from({ length: count }, (_, index) => `r${round}w${index}z`);
  const steps = words.flatMap((word): ReplyStep[] => [{ type: 'hold' }, { type: 'text', delta: `${word} ` }]);
  server.reply(streamReply(...steps, { type: 'hold' }, { type: 'finish', reason: 'stop' }));
  const prompt = `prompt-${round}z`;
  await window.ask(prompt);
  const stopAt = phase === 'saving' ? Infinity : LEAST_WORDS + Math.floor(random() * (count - LEAST_WORDS));
  let sent = 0;
  while (sent <= count && sent < stopAt) {
    await server.whenHolding();
    server.release();
    sent += 1;
    await delay(WORD_MS);
  }
  const isWhole = sent > count;
  if (isWhole) {
    await window.answers.last().and(window.page.locator('[aria-busy="false"]')).waitFor();
    await delay(random() * 150);
  }
  return { prompts: [prompt], words: words.slice(0, sent), isWhole };
}

async function addDocuments(run: LecternRun, { folder, random }: Crash): Promise<Sent> {
  const window = driveWindow(await run.firstWindow());
  await addRepository(window, { address: join(folder, 'documents') });
  await delay(random() * 3_000);
  return NOTHING;
}

async function writeDocuments({ folder, round }: Crash): Promise<void> {
  await mkdir(join(folder, 'documents'));
  for (let file = 0; file < FILES; file += 1) {
    const text = `# Part ${file}\n\n${`How part ${file} of round ${round} turns its wheels. `.repeat(40)}\n`;
    await writeFile(join(folder, 'documents', `part-${file}.md`), text);
  }
}

async function importFile(run: LecternRun, { random }: Crash): Promise<Sent> {
  const window = driveWindow(await run.firstWindow());
  await window.run('data.import');
  const choose = window.dialog(wording.commands['data.import']).getByRole('button', { name: wording.transfer.choose });
  await expect(choose).toBeFocused();
  await window.page.keyboard.press('Enter');
  await delay(random() * 5_000);
  return NOTHING;
}

function conversationsOf(round: number): Uint8Array {
  const conversations = Array.from({ length: CONVERSATIONS }, (_, at) =>
    chatGptTurns(`${round}-${at}`, `import-${round}x${at}z`, 'An answer from elsewhere.'),
  );
  return makeZip([{ name: 'conversations.json', content: JSON.stringify(conversations) }]);
}
