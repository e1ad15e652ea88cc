import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describeError } from '../../core/describe-error';
import type { Log } from '../../core/ports';

export interface FileLogOptions {
  readonly folder: string;
  /** Unix ms. */
  readonly now: () => number;
  /** Bytes after which a file is put aside. */
  readonly maxBytes?: number;
}

type Level = 'info' | 'warn' | 'error';

const MAX_BYTES = 2_000_000;
/** Long enough for an id or an address, too short for a message. */
const MAX_FIELD_LENGTH = 300;

/**
 * One JSON object a line in lectern.log; the file before it is lectern.old.log. Lines are few, so each is written at once
 * and survives a crash. A log that cannot be written never stops the app.
 */
export function createFileLog({ folder, now, maxBytes = MAX_BYTES }: FileLogOptions): Log {
  const path = join(folder, 'lectern.log');
  let size: number | null = null;

  function write(level: Level, message: string, fields: Readonly<Record<string, unknown>> = {}): void {
    const line = `${JSON.stringify({ time: new Date(now()).toISOString(), level, message, ...clean(fields) })}\n`;
    try {
      if (size === null) mkdirSync(folder, { recursive: true, mode: 0o700 });
      size ??= statSync(path, { throwIfNoEntry: false })?.size ?? 0;
      if (size > maxBytes) {
        renameSync(path, join(folder, 'lectern.old.log'));
        size = 0;
      }
      appendFileSync(path, line, { mode: 0o600 });
      size += Buffer.byteLength(line);
    } catch {
      // A full or read-only disk: the app says so where it matters, and the log waits.
    }
  }

  return {
    info: (message, fields) => write('info', message, fields),
    warn: (message, fields) => write('warn', message, fields),
    error: (message, fields) => write('error', message, fields),
  };
}

function clean(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, cleanValue(value)]));
}

function cleanValue(value: unknown): unknown {
  if (typeof value === 'string')
    return value.length > MAX_FIELD_LENGTH ? `${value.slice(0, MAX_FIELD_LENGTH)}…` : value;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (value === null || value === undefined) return null;
  return value instanceof Error ? describeError(value) : `[${typeof value}]`;
}
