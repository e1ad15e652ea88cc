import { open } from 'node:fs/promises';
import { z } from 'zod';

/** A failure as the log tells it: nothing but what this app's own code wrote there. */
export interface LoggedFailure {
  readonly time: string;
  readonly level: 'warn' | 'error';
  readonly message: string;
  /** The code or name of the error, when there was one. */
  readonly code: string | number | null;
}

const TAIL_BYTES = 65_536;

const code = z.union([z.string().max(100), z.number()]);
const line = z.object({
  time: z.string().max(40),
  level: z.enum(['warn', 'error']),
  message: z.string().max(200),
  code: code.optional(),
  error: z.object({ code: code.optional(), name: z.string().max(100).optional() }).optional(),
});

/** The newest warnings and errors of a log file, oldest first; none when it cannot be read. */
export async function readLastFailures(path: string, limit: number): Promise<readonly LoggedFailure[]> {
  const text = await readTail(path).catch(() => '');
  return text
    .split('\n')
    .flatMap((each) => toFailure(each) ?? [])
    .slice(-limit);
}

async function readTail(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const start = Math.max(0, size - TAIL_BYTES);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
}

/** Null for a line that is not of this kind, or was cut. */
function toFailure(text: string): LoggedFailure | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  const { success, data } = line.safeParse(parsed);
  if (!success) return null;
  const { time, level, message, error } = data;
  return { time, level, message, code: data.code ?? error?.code ?? error?.name ?? null };
}
