import type { LecternMessage } from './message';

const FOREIGN: ReadonlySet<string> = new Set<LecternMessage['parts'][number]['type']>([
  'data-citation',
  'data-attachment',
  'data-mention',
  'tool-search_docs',
  'tool-read_source',
  'tool-list_sources',
]);

/** Whether a message says, or came with, what others than its author wrote, be it by way of what it recalled. */
export function quotesSources({ parts }: Pick<LecternMessage, 'parts'>): boolean {
  return parts.some(
    (part) =>
      FOREIGN.has(part.type) ||
      (part.type === 'data-memory' && part.data.recalled.some((recalled) => recalled.quotesSources === true)),
  );
}
