import { createClient } from '@libsql/client';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { launchLectern } from '../../e2e/launch-lectern.ts';
import type { LecternRun } from '../../e2e/lectern-run.ts';
import { driveWindow } from '../../e2e/pages/drive-window.ts';
import { startScriptedOpenAiServer, streamReply, type ReplyStep } from '../../src/core/testing/scripted-openai-server';
import { connectScripted } from './connect-scripted.ts';
import { median, seededRandom } from './statistics.ts';

const FILES = ['local.db', 'mastra.db', 'index.db'];
const WORDS = 240;
const WORD_MS = 5;
/** Of a stream that is killed; more than may be lost of it. */
const LEAST_WORDS = 40;
const PHASES = ['streaming', 'saving', 'streaming', 'starting'] as const;

export interface CrashFigures {
  readonly rounds: number;
  readonly reopened: number;
  /** Files of all rounds that `integrity_check` found broken. */
  readonly integrity_failures: number;
  /** Prompts a model was called for, and answers that were whole, which are in no file. */
  readonly lost_messages: number;
  readonly duplicates: number;
  /** Sessions of which local.db and mastra.db tell different things. */
  readonly disagreements: number;
  /** Words that the model had sent before the kill and no file has, at the median and at most. */
  readonly lost_tokens_p50: number;
  readonly lost_tokens_max: number;
}

/**
 * Kills the app (`kill -9`) at random moments of its start with its clean-up, of a stream and of the saving and indexing
 * behind it, round by round over one data folder, and looks at the files after each.
 */
export async function runCrashRounds(
  userDataDir: string,
  { rounds, seed = 1 }: { readonly rounds: number; readonly seed?: number },
): Promise<CrashFigures> {
  const random = seededRandom(seed);
  const server = await startScriptedOpenAiServer({ models: ['scripted'] });
  const kept: string[] = [];
  const lost: number[] = [];
  const sum = { reopened: 0, integrity: 0, messages: 0, duplicates: 0, disagreements: 0 };
  try {
    await connectScripted(userDataDir, server);
    for (let round = 0; round < rounds; round += 1) {
      const phase = PHASES[round % PHASES.length] ?? 'streaming';
      const run = await launchLectern({ userDataDir });
      const sent = await crash(run, { round, phase, random, server });
      await run.kill();
      const found = await examine(userDataDir, [
        ...kept,
        ...sent.prompts,
        ...(sent.isWhole ? sent.words.slice(-1) : []),
      ]);
      kept.push(...sent.prompts, ...sent.words.filter((word) => found.text.includes(word)).slice(-1));
      if (sent.words.length > 0 && phase === 'streaming') {
        lost.push(sent.words.filter((word) => !found.text.includes(word)).length);
      }
      sum.integrity += found.broken;
      sum.messages += found.missing;
      sum.duplicates += found.duplicates;
      sum.disagreements += found.disagreements;
      sum.reopened += await reopens(userDataDir);
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
    lost_tokens_p50: median(lost),
    lost_tokens_max: Math.max(...lost),
  };
}

interface Crash {
  readonly round: number;
  readonly phase: (typeof PHASES)[number];
  readonly random: () => number;
  readonly server: Awaited<ReturnType<typeof startScriptedOpenAiServer>>;
}

interface Sent {
  /** The prompts for which the model was called. */
  readonly prompts: readonly string[];
  readonly words: readonly string[];
  readonly isWhole: boolean;
}

/** Asks, streams and comes back at the moment at which the app is to be killed. */
async function crash(run: LecternRun, { round, phase, random, server }: Crash): Promise<Sent> {
  const window = driveWindow(await run.firstWindow());
  if (phase === 'starting') {
    await delay(random() * 800);
    return { prompts: [], words: [], isWhole: false };
  }
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

/** Whether the app comes up again, with its message box. */
async function reopens(userDataDir: string): Promise<number> {
  const run = await launchLectern({ userDataDir });
  try {
    await driveWindow(await run.firstWindow()).box.waitFor();
    return 1;
  } finally {
    await run.kill();
  }
}

interface Findings {
  /** All that the journal and the messages say. */
  readonly text: string;
  readonly broken: number;
  readonly missing: number;
  readonly duplicates: number;
  readonly disagreements: number;
}

/** Reads the files as they lie after a kill; opening them replays their logs, as the app does. */
async function examine(userDataDir: string, needed: readonly string[]): Promise<Findings> {
  const read = async (file: string, sql: string): Promise<readonly string[]> => {
    const client = createClient({ url: pathToFileURL(join(userDataDir, file)).href });
    const { rows } = await client.execute(sql).finally(() => client.close());
    return rows.flatMap((row) => (typeof row[0] === 'string' ? [row[0]] : []));
  };
  const checks = await Promise.all(
    FILES.map((file) => read(file, 'PRAGMA integrity_check').catch(() => ['unreadable'])),
  );
  const turns = await read('local.db', "SELECT text FROM journal_turns WHERE status <> 'saved'");
  const chunks = await read('local.db', 'SELECT group_concat(chunks) FROM journal_chunks GROUP BY answer_id');
  const messages = await read('mastra.db', 'SELECT content FROM mastra_messages').catch(() => []);
  const heads = await read('local.db', 'SELECT head_message_id FROM sessions WHERE head_message_id IS NOT NULL');
  const journalled = await read(
    'local.db',
    "SELECT answer_id FROM journal_turns WHERE status <> 'saved' UNION SELECT prompt_id FROM journal_turns WHERE status <> 'saved'",
  );
  const sessions = await read('local.db', 'SELECT id FROM sessions');
  const saved = await read('mastra.db', 'SELECT id FROM mastra_messages').catch(() => []);
  const threads = await read('mastra.db', 'SELECT DISTINCT thread_id FROM mastra_messages').catch(() => []);
  const text = [...turns, ...chunks, ...messages].join('\n');
  const told = new Set([...journalled, ...saved]);
  const known = new Set(sessions);
  const prompts = [...messages.join('\n').matchAll(/prompt-\d+z/g)].map(([prompt]) => prompt);
  return {
    text,
    broken: checks.filter((lines) => lines.join() !== 'ok').length,
    missing: needed.filter((word) => !text.includes(word)).length,
    duplicates: prompts.length === new Set(prompts).size ? 0 : 1,
    disagreements: [...heads.filter((head) => !told.has(head)), ...threads.filter((id) => !known.has(id))].length,
  };
}
