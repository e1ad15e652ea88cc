import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launchLectern } from '../../e2e/launch-lectern.ts';
import { driveWindow } from '../../e2e/pages/drive-window.ts';
import { startScriptedOpenAiServer, textReply } from '../../src/core/testing/scripted-openai-server';
import { connectScripted } from './connect-scripted.ts';
import { crashOnce, PHASES, type Crash, type Phase } from './crash-phases.ts';
import { readCrashed, type Crashed } from './read-crashed.ts';
import { say } from './report.ts';
import { median, seededRandom } from './statistics.ts';

/** Both databases are written in these, one after the other: the next start brings them to agreement. */
const MENDED_AT_START: ReadonlySet<Phase> = new Set(['importing', 'cleaning']);
/** What a start does about that comes after its window, and a quit ends it. */
const MAX_STARTS = 3;

/** What takes the journal from the app; it is no part of it, and the shipped app loads nothing in this way. */
const WITHOUT_JOURNAL = { NODE_OPTIONS: `--require "${resolve(import.meta.dirname, 'without-journal.cjs')}"` };

export interface CrashOptions {
  readonly rounds: number;
  readonly seed?: number;
  readonly phases?: readonly Phase[];
  /** False to see what is lost without it. */
  readonly hasJournal?: boolean;
}

export interface CrashFigures {
  readonly rounds: number;
  readonly reopened: number;
  /** Files of all rounds that `integrity_check` found broken. */
  readonly integrity_failures: number;
  /** Prompts a model was called for, and answers that were whole, which are in no file. */
  readonly lost_messages: number;
  readonly duplicates: number;
  /** Sessions of which local.db and mastra.db tell different things, after as many starts as a user might need. */
  readonly disagreements: number;
  /** Of a round at most: starts, each cut off as soon as it had answered, until both agreed. */
  readonly starts_to_agree: number;
  /** Words that the model had sent before the kill and no file has, at the median and at most. */
  readonly lost_tokens_p50: number;
  readonly lost_tokens_max: number;
}

/**
 * Kills the app (`kill -9`) at random moments of what the phases are named for, round by round over one data folder, and
 * looks at the files after each.
 */
export async function runCrashRounds(
  userDataDir: string,
  { rounds, seed = 1, phases = PHASES, hasJournal = true }: CrashOptions,
): Promise<CrashFigures> {
  const env: Crash['env'] = hasJournal ? {} : WITHOUT_JOURNAL;
  const random = seededRandom(seed);
  const server = await startScriptedOpenAiServer({ models: ['scripted'] });
  server.replyWith(() => textReply('Still here.'));
  const kept: string[] = [];
  const lost: number[] = [];
  const sum = { reopened: 0, integrity: 0, messages: 0, duplicates: 0, disagreements: 0, starts: 0 };
  try {
    await connectScripted(userDataDir, server);
    // Makes the files, which some phases change before theirs.
    await mended({ userDataDir, env }, []);
    for (let round = 0; round < rounds; round += 1) {
      const phase = phases[round % phases.length] ?? 'streaming';
      const folder = await mkdtemp(join(tmpdir(), 'lectern-crash-round-'));
      const crash = { userDataDir, folder, round, phase, random, server, env };
      const { prompts, words, isWhole } = await crashOnce(crash);
      const needed = [...kept, ...prompts, ...(isWhole ? words.slice(-1) : [])];
      const found = await readCrashed(userDataDir, needed);
      kept.push(...prompts, ...words.filter((word) => found.text.includes(word)).slice(-1));
      if (phase === 'streaming') lost.push(words.filter((word) => !found.text.includes(word)).length);
      const isOpen = await reopens(crash);
      const { starts, ...after } = MENDED_AT_START.has(phase) ? await agreed(crash, needed) : { ...found, starts: 0 };
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
      sum.integrity += found.broken;
      sum.messages += Math.max(found.missing, after.missing);
      sum.duplicates += Math.max(found.duplicates, after.duplicates);
      sum.disagreements += after.disagreements;
      sum.reopened += isOpen;
      sum.starts = Math.max(sum.starts, starts);
      const { text: _, ...figures } = after;
      say(`round ${round}, ${phase}: ${JSON.stringify({ ...figures, broken: found.broken, isOpen })}`);
    }
  } finally {
    await server.close();
  }
  return {
    rounds,
    reopened: sum.reopened,
    integrity_failures: sum.integrity,
    lost_messages: sum.messages,
    duplicates: sum.duplicates,
    disagreements: sum.disagreements,
    starts_to_agree: sum.starts,
    lost_tokens_p50: median(lost),
    lost_tokens_max: Math.max(...lost),
  };
}

/** Whether the app comes up again, with its message box. */
async function reopens({ userDataDir, env }: Crash): Promise<number> {
  const run = await launchLectern({ userDataDir, env });
  try {
    await driveWindow(await run.firstWindow()).box.waitFor();
    return 1;
  } finally {
    await run.kill();
  }
}

/** What the files say after the first start that leaves both databases agreed, or the last that is tried. */
async function agreed(crash: Crash, needed: readonly string[]): Promise<Crashed & { readonly starts: number }> {
  for (let starts = 1; ; starts += 1) {
    const found = await mended(crash, needed);
    if (found.disagreements === 0 || starts === MAX_STARTS) return { ...found, starts };
  }
}

/** What the files say after a start, a turn and a quit in order. */
async function mended(
  { userDataDir, env }: Pick<Crash, 'userDataDir' | 'env'>,
  needed: readonly string[],
): Promise<Crashed> {
  const run = await launchLectern({ userDataDir, env });
  try {
    const window = driveWindow(await run.firstWindow());
    await window.run('session.new');
    await window.askAndWait('Are you there?');
    await run.close();
  } finally {
    await run.kill();
  }
  return readCrashed(userDataDir, needed);
}
