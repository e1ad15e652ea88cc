import { AppError } from './errors';

const MAX_FRAMES = 12;
const MAX_CAUSES = 4;

/** Plain data, so that it crosses a thread. */
export type ErrorDescription = Readonly<Record<string, unknown>>;

/** An error of another thread, of which only the description came. */
class DescribedError extends Error {
  readonly description: ErrorDescription;

  constructor(description: ErrorDescription) {
    super('an error of another thread');
    this.description = description;
  }
}

/**
 * An error as the log may hold it. Messages of libraries quote what they were given (a prompt, a row, a key), so only the
 * app's own and the system's (which name a path) are kept; every other error is told by its name, code and frames.
 */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error)) return { thrown: typeof error };
  if (error instanceof DescribedError) return error.description;
  const code = 'code' in error ? error.code : undefined;
  const isSystem = 'syscall' in error;
  return {
    name: error.name,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(error instanceof AppError || isSystem ? { message: error.message } : {}),
    frames: framesOf(error),
    ...(error.cause !== undefined && depth < MAX_CAUSES ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}

/** Makes a description an error again, for a log that tells errors by `describeError`. */
export function toDescribedError(description: ErrorDescription): Error {
  return new DescribedError(description);
}

function framesOf(error: Error): readonly string[] {
  // The message stands above the frames and may itself have several lines.
  const stack = (error.stack ?? '').replace(error.message, '');
  return stack
    .split('\n')
    .filter((line) => /^\s+at .+:\d+:\d+\)?$/.test(line))
    .slice(0, MAX_FRAMES)
    .map((line) => line.trim());
}
