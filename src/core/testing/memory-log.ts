import type { Log } from '../ports';

export interface MemoryLog extends Log {
  /** Every entry as one line of JSON. */
  readonly lines: readonly string[];
}

/** A `Log` that keeps what it is told. */
export function createMemoryLog(): MemoryLog {
  const lines: string[] = [];
  const keep =
    (level: string) =>
    (message: string, fields: Readonly<Record<string, unknown>> = {}): void =>
      void lines.push(JSON.stringify({ level, message, ...fields }));
  return { lines, info: keep('info'), warn: keep('warn'), error: keep('error') };
}
