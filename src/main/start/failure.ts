import { AppError, findAppError } from '../../core/errors';
import type { Log } from '../../core/ports';
import { wording, tellError } from '../../shared/text/wording';

/** 75 is EX_TEMPFAIL of sysexits.h; 130 is what a shell reports after Ctrl+C. */
export const exitCodes = { done: 0, failed: 1, busy: 75, stopped: 130 } as const;

/** The sentence of a failure. What is no AppError is a bug and goes to the log. */
export function sentenceOf(error: unknown, log: Log | null): string {
  const expected = findAppError(error);
  if (expected !== null) return tellError(expected.code, expected.params);
  log?.error('a bug ended the run', { error });
  return wording.errors.internal;
}

export function exitCodeOf(error: unknown): number {
  const isBusy = error instanceof AppError && (error.code === 'ask.busy' || error.code === 'start.busy');
  return isBusy ? exitCodes.busy : exitCodes.failed;
}
