import type { RecalledMessage } from './message';

/** A recalled message as a model is told it: one line of JSON, so that it cannot pose as prose. */
export function recalledLine({ role, createdAt, text }: Pick<RecalledMessage, 'role' | 'createdAt' | 'text'>): string {
  return JSON.stringify({ date: new Date(createdAt).toISOString().slice(0, 10), role, text });
}
