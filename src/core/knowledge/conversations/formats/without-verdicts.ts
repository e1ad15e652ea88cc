import type { LecternMessage } from '../../../../shared/chat/message';

type Part = LecternMessage['parts'][number];

/** What an answer that has to do with sources holds one of. */
const OF_SOURCES = new Set<string>(['data-citation', 'data-quotes', 'tool-search_docs', 'tool-read_source']);

/**
 * A message of a file without what the file says of its quotes: anybody can write that into it. They are checked anew where
 * they are shown, and until then they are unchecked.
 */
export function withoutVerdicts(message: LecternMessage): LecternMessage {
  if (!message.parts.some(({ type }) => OF_SOURCES.has(type))) return message;
  const parts = message.parts
    .filter(({ type }) => type !== 'data-imported')
    .map((part): Part => (part.type === 'data-quotes' ? { ...part, data: [] } : part));
  return { ...message, parts: [...parts, { type: 'data-imported', data: true }] };
}
