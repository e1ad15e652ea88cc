import { READER_MODEL_ID } from '../domain/model';
import type { LecternMessage, RecalledMessage } from './message';

type Part = LecternMessage['parts'][number];

const FOREIGN: ReadonlySet<string> = new Set<Part['type']>([
  'data-citation',
  'data-attachment',
  'data-mention',
  'tool-search_docs',
  'tool-read_source',
  'tool-list_sources',
]);

/** Whether a message says, or came with, what others than its author wrote, be it by way of what it recalled. */
export function quotesSources({ parts, metadata }: Pick<LecternMessage, 'parts' | 'metadata'>): boolean {
  const hasRecalled = parts.some(
    (part) => part.type === 'data-memory' && foreignAnswers(part.data.recalled).length > 0,
  );
  if (metadata?.modelId === READER_MODEL_ID) return parts.some(isCitation) || (hasRecalled && parts.some(isQuoting));
  return hasRecalled || parts.some(({ type }) => FOREIGN.has(type));
}

/**
 * The recalled answers that may say what others wrote: what the user typed is the user's own. An answer to a file or
 * a conversation that was given along bears no mark itself; its session's prompt does.
 */
export function foreignAnswers(recalled: readonly RecalledMessage[]): readonly RecalledMessage[] {
  const sessions = new Set(recalled.flatMap((each) => (each.quotesSources === true ? [each.sessionId] : [])));
  return recalled.filter(({ role, sessionId }) => role === 'assistant' && sessions.has(sessionId));
}

/** The Reader searches each time, and says nothing of what it found but in quotes with their citation. */
function isCitation({ type }: Part): boolean {
  return type === 'data-citation';
}

function isQuoting(part: Part): boolean {
  return part.type === 'text' && /^>/m.test(part.text);
}
