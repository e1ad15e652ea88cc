import type { Row } from '@libsql/client';

/** A column that the schema says is text. Another value means that the file is not ours. */
export function columnText(value: Row[string] | undefined): string {
  if (typeof value !== 'string') throw new Error('the database holds something else where text must be');
  return value;
}
