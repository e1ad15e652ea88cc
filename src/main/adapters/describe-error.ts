import { AppError } from '../../core/errors';

const MAX_FRAMES = 12;
const MAX_CAUSES = 4;

/**
 * An error as the log may hold it. Messages of libraries quote what they were given (a prompt, a row, a key), so only the
 * app's own and the system's (which name a path) are kept; every other error is told by its name, code and frames.
 */
export function describeError(error: unknown, depth = 0): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { thrown: typeof error };
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

function framesOf(error: Error): readonly string[] {
  // The message stands above the frames and may itself have several lines.
  const stack = (error.stack ?? '').replace(error.message, '');
  return stack
    .split('\n')
    .filter((line) => /^\s+at .+:\d+:\d+\)?$/.test(line))
    .slice(0, MAX_FRAMES)
    .map((line) => line.trim());
}
