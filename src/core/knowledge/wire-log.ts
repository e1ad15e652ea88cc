import { describeError, toDescribedError } from '../describe-error';
import type { Log } from '../ports';
import type { LogLine } from './knowledge-wire';

/** The log of a worker. Errors leave it as descriptions: their messages may quote what was said or read. */
export function createWireLog(send: (line: LogLine) => void): Log {
  const write =
    (level: LogLine['level']) =>
    (message: string, fields: Readonly<Record<string, unknown>> = {}): void => {
      const entries = Object.entries(fields);
      send({
        level,
        message,
        fields: Object.fromEntries(entries.filter(([, value]) => !(value instanceof Error))),
        errors: Object.fromEntries(
          entries.flatMap(([name, value]) => (value instanceof Error ? [[name, describeError(value)]] : [])),
        ),
      });
    };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

/** Writes a line that came from a worker. */
export function writeLine({ level, message, fields, errors }: LogLine, log: Log): void {
  const described = Object.entries(errors).map(([name, description]) => [name, toDescribedError(description)] as const);
  log[level](message, { ...fields, ...Object.fromEntries(described) });
}
