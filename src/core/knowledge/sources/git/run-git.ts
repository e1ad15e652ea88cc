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

/** Starts git with an argument vector, never a shell. Errors: `source.gitMissing`. */
export interface Git {
  /** Resolves with whatever git came to; rejects with the signal's reason when stopped. */
  run(args: readonly string[], options: GitOptions): Promise<GitResult>;
  /** A git that is spoken to; the caller ends it. */
  start(args: readonly string[], options: Pick<GitOptions, 'cwd' | 'protocols'>): ChildProcessWithoutNullStreams;
}

const MAX_OUTPUT = 64_000_000;
const MAX_STDERR = 64_000;

/** `environment` is what git inherits, e.g. PATH and HOME. */
export function createGit(environment: Readonly<Record<string, string | undefined>>): Git {
  const start: Git['start'] = (args, { cwd, protocols }) =>
    spawn('git', [...GIT_SETTINGS, ...args], {
      cwd,
      env: gitEnvironment(environment, protocols),
      // Its own process group, so that stopping it stops what it started.
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
  return { start, run: (args, options) => collect(start(args, options), options) };
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
