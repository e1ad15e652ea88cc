import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { AppError } from '../../../errors';
import { GIT_SETTINGS, gitEnvironment, type AllowedProtocols } from './git-environment';

export interface GitOptions {
  readonly cwd: string;
  readonly protocols: AllowedProtocols;
  readonly signal: AbortSignal;
  readonly input?: string;
  /** Gets each piece of progress that git writes. */
  readonly onProgress?: (text: string) => void;
  /** Writes what servers answer to stderr, too. */
  readonly isTraced?: boolean;
  /** Bytes of output after which git is ended and the call fails. */
  readonly maxOutput?: number;
}

/** The exit code of a git that was ended because it wrote too much. */
export const ENDED = -2;

export interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** Starts git with an argument vector, never a shell. Errors: `source.gitMissing`, `source.gitTooOld`. */
export interface Git {
  /** Resolves with whatever git came to; rejects with the signal's reason when stopped. */
  run(args: readonly string[], options: GitOptions): Promise<GitResult>;
  /** A git that is spoken to; the caller ends it. */
  start(
    args: readonly string[],
    options: Pick<GitOptions, 'cwd' | 'protocols' | 'isTraced'>,
  ): ChildProcessWithoutNullStreams;
}

const MAX_OUTPUT = 64_000_000;
const MAX_STDERR = 64_000;
/** The first version whose options and settings are all known to be there. */
const OLDEST = [2, 30] as const;

/** `environment` is what git inherits, e.g. PATH and HOME. */
export function createGit(environment: Readonly<Record<string, string | undefined>>): Git {
  const start: Git['start'] = (args, { cwd, protocols, isTraced }) =>
    spawn('git', [...GIT_SETTINGS, ...args], {
      cwd,
      env: {
        ...gitEnvironment(environment, protocols),
        ...(isTraced === true && { GIT_TRACE_CURL: '1', GIT_TRACE_CURL_NO_DATA: '1' }),
      },
      // Its own process group, so that stopping it stops what it started.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
  let isChecked = false;
  return {
    start,
    async run(args, options) {
      if (!isChecked) {
        const offline = { cwd: options.cwd, protocols: 'none', signal: options.signal } as const;
        const { stdout } = await collect(start(['version'], offline), offline);
        checkVersion(stdout.toString('utf8'));
        isChecked = true;
      }
      return collect(start(args, options), options);
    },
  };
}

/** `git version 2.39.5 (Apple Git-154)` */
function checkVersion(output: string): void {
  const [version, major, minor] = /(\d+)\.(\d+)[\w.]*/.exec(output) ?? [];
  const isOld = Number(major) < OLDEST[0] || (Number(major) === OLDEST[0] && Number(minor) < OLDEST[1]);
  if (version === undefined || isOld) throw new AppError('source.gitTooOld', { version: version ?? '?' });
}

function collect(child: ChildProcessWithoutNullStreams, options: GitOptions): Promise<GitResult> {
  const { signal, onProgress, maxOutput = MAX_OUTPUT } = options;
  const stdout: Buffer[] = [];
  let size = 0;
  let stderr = '';
  return new Promise((resolve, reject) => {
    const stop = () => endGit(child);
    const settle = (act: () => void) => {
      signal.removeEventListener('abort', stop);
      act();
    };
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxOutput) endGit(child);
      else stdout.push(chunk);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      onProgress?.(text);
      stderr = (stderr + text).slice(-MAX_STDERR);
    });
    child.on('error', (error: NodeJS.ErrnoException) =>
      settle(() => reject(error.code === 'ENOENT' ? new AppError('source.gitMissing', {}, { cause: error }) : error)),
    );
    child.on('close', (code) =>
      settle(() => {
        if (signal.aborted) reject(signal.reason);
        else resolve({ code: size > maxOutput ? ENDED : (code ?? -1), stdout: Buffer.concat(stdout), stderr });
      }),
    );
    // A git that is gone before it has read its input is judged by its exit.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });
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
