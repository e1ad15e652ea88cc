import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { tmpdir } from 'node:os';
import { AppError } from '../../../errors';
import { areSettingsBroken } from './git-failure';
import type { GitResult } from './git-result';
import { GIT_SETTINGS, gitEnvironment, type AllowedProtocols } from './git-environment';

export interface GitOptions {
  readonly cwd: string;
  readonly protocols: AllowedProtocols;
  readonly signal: AbortSignal;
  readonly input?: string;
  /** Gets each piece of progress that git writes. */
  readonly onProgress?: (text: string) => void;
  /** Told each second how many have gone by. */
  readonly onWaiting?: (seconds: number) => void;
  /** Asked now and then. True ends git. */
  readonly isTooMuch?: () => Promise<boolean>;
  /** The call takes no longer, in ms. */
  readonly maxMs?: number;
  /** The call takes no longer, in ms, when by then this gives false. */
  readonly begins?: { readonly withinMs: number; readonly hasBegun: () => boolean };
  /** Bytes of output after which git is ended. */
  readonly maxOutput?: number;
}

/** Starts git with an argument vector, never a shell. Errors: `source.gitMissing`. */
export interface Git {
  /** Errors: `source.gitOld` and `source.gitSettings`, too. Asked of git once. */
  check(signal: AbortSignal): Promise<void>;
  /** Resolves with whatever git came to; rejects with the signal's reason when stopped. */
  run(args: readonly string[], options: GitOptions): Promise<GitResult>;
  /** A git that is spoken to; the caller ends it. */
  start(args: readonly string[], options: Pick<GitOptions, 'cwd' | 'protocols'>): ChildProcessWithoutNullStreams;
}

/** Bytes. */
const MAX_OUTPUT = 64_000_000;
/** Bytes on stderr. Every packet but a pack's is traced there, so this bounds what a server says before one, too. */
const MAX_TOLD = 100_000_000;
/** Characters of stderr that are kept, as its last. */
const MAX_KEPT = 16_000;
/** A call takes no longer, in ms: a server could send a byte a second for ever. */
const MAX_MS = 30 * 60_000;
/**
 * A server takes no longer, in ms, to list its references, or to begin with what it is asked for. One that sends something
 * now and then, for ever, is no slow one: the largest lists have some tens of megabytes.
 */
export const MAX_GREETING_MS = 3 * 60_000;
/** Time between two looks at how much there is, in ms. */
const CHECK_MS = 100;
const CHECKS_A_SECOND = 1_000 / CHECK_MS;
/** The first of git whose options and settings are all known to be here. */
const OLDEST = [2, 30] as const;

/** `12:34:56.123456 file.c:80   packet: …` (git(1), GIT_TRACE). */
const TRACE = /^\d\d:\d\d:\d\d\.\d+ /;
/**
 * Git fetching by itself what it misses: each such fetch can miss something again, so a server could make git start
 * git for ever. Before 2.45 it cannot be forbidden, but its trace tells.
 */
const LAZY_FETCH = /run_command: .*fetch\.negotiationAlgorithm=noop.* fetch /;

/** `environment` is what git inherits, e.g. PATH and HOME. */
export function createGit(environment: Readonly<Record<string, string | undefined>>, maxMs = MAX_MS): Git {
  const start: Git['start'] = (args, { cwd, protocols }) =>
    spawn('git', [...GIT_SETTINGS, ...args], {
      cwd,
      env: gitEnvironment(environment, protocols),
      // Its own process group, so that stopping it stops what it started.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
  const run: Git['run'] = (args, options) =>
    collect(start(args, options), options, Math.min(maxMs, options.maxMs ?? maxMs));
  let isChecked = false;
  return {
    start,
    run,
    async check(signal) {
      if (isChecked) return;
      const { stdout, stderr } = await run(['version'], { cwd: tmpdir(), protocols: 'none', signal });
      if (areSettingsBroken(stderr)) throw new AppError('source.gitSettings');
      const [, major, minor] = /(\d+)\.(\d+)/.exec(stdout.toString('utf8')) ?? [];
      const isOld = Number(major) < OLDEST[0] || (Number(major) === OLDEST[0] && Number(minor) < OLDEST[1]);
      if (major === undefined || isOld) throw new AppError('source.gitOld', { oldest: OLDEST.join('.') });
      isChecked = true;
    },
  };
}

function collect(child: ChildProcessWithoutNullStreams, options: GitOptions, maxMs: number): Promise<GitResult> {
  const { signal, onProgress, onWaiting, isTooMuch, begins, maxOutput = MAX_OUTPUT } = options;
  const stdout: Buffer[] = [];
  let size = 0;
  let told = 0;
  let checks = 0;
  let stderr = '';
  let ended: GitResult['ended'] = null;
  return new Promise((resolve, reject) => {
    const stop = () => endGit(child);
    const end = (why: GitResult['ended']) => {
      ended ??= why;
      stop();
    };
    const deadline = setTimeout(() => end('tooLong'), maxMs);
    const beginning = setTimeout(() => begins?.hasBegun() === false && end('tooLong'), begins?.withinMs ?? maxMs);
    const check = setInterval(() => {
      checks += 1;
      if (checks % CHECKS_A_SECOND === 0) onWaiting?.(checks / CHECKS_A_SECOND);
      isTooMuch?.().then(
        (isOver) => isOver && end('tooMuch'),
        () => undefined,
      );
    }, CHECK_MS);
    const settle = (act: () => void) => {
      clearTimeout(deadline);
      clearTimeout(beginning);
      clearInterval(check);
      signal.removeEventListener('abort', stop);
      act();
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxOutput) end('tooMuch');
      else stdout.push(chunk);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      onProgress?.(text);
      told += text.length;
      stderr = (stderr + text).slice(-MAX_KEPT);
      if (LAZY_FETCH.test(stderr)) end('fetchesMore');
      if (told > MAX_TOLD) end('tooMuch');
    });
    child.on('error', (error: NodeJS.ErrnoException) =>
      settle(() => reject(error.code === 'ENOENT' ? new AppError('source.gitMissing', {}, { cause: error }) : error)),
    );
    child.on('close', (code) =>
      settle(() => {
        if (signal.aborted) reject(signal.reason);
        else resolve({ code: code ?? -1, ended, stdout: Buffer.concat(stdout), ...splitTraces(stderr) });
      }),
    );
    // A git that is gone before it has read its input is judged by its exit.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });
}

function splitTraces(text: string): Pick<GitResult, 'stderr' | 'traces'> {
  const lines = text.split(/[\r\n]+/);
  return {
    stderr: lines.filter((line) => !TRACE.test(line)).join('\n'),
    traces: lines.filter((line) => TRACE.test(line)).join('\n'),
  };
}

/** Ends a git and all that it started. */
export function endGit(child: ChildProcessWithoutNullStreams): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It ended by itself in between.
  }
}
