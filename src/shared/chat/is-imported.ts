import type { LecternMessage } from './message';

/** Whether an answer came with an import, or goes on from one that did: its passages are what a file says they are. */
export function isImported({ parts }: Pick<LecternMessage, 'parts'>): boolean {
  return parts.some(({ type }) => type === 'data-imported');
}
