import type { MastraDBMessage } from '@mastra/core/memory';
import type { Memory } from '@mastra/memory';
import type { RecalledMessage } from '../../../shared/chat/message';
import { AppError } from '../../errors';
import type { RecallInput, Recollection } from '../knowledge';
import { fromRow, messageText } from './message-rows';
import { recallScope } from './recall-scope';

/** What is asked for is in the first lines of a prompt; a pasted file must not be embedded whole. */
const MAX_QUERY_LENGTH = 1_000;

/**
 * Semantic recall and working memory for a prompt. Errors: `memory.recallSkipped` when the embedder fails.
 * A blank prompt recalls nothing: Mastra would make a stray table for it.
 */
export async function recollect(memory: Memory, input: RecallInput): Promise<Recollection> {
  const [recalled, workingMemory] = await Promise.all([
    input.text.trim() === '' ? [] : recallMessages(memory, input),
    memory.getWorkingMemory({ threadId: input.sessionId, resourceId: input.resourceId }),
  ]);
  return { recalled, workingMemory };
}

async function recallMessages(memory: Memory, input: RecallInput): Promise<readonly RecalledMessage[]> {
  const { sessionId, resourceId, excludeIds } = input;
  const matchedIds = new Set<string>();
  const text = input.text.trim().slice(0, MAX_QUERY_LENGTH);
  const recall = () =>
    memory.recall({
      threadId: sessionId,
      resourceId,
      vectorSearchString: text,
      // No recent messages: the turn takes them from the path of its head, and a session without a thread would get
      // those of every other one.
      perPage: 0,
    });
  try {
    const { messages } = await recallScope.run({ text, excludeIds, matchedIds }, recall);
    const excluded = new Set(excludeIds);
    const kept = messages.filter((message) => !excluded.has(message.id));
    return inSessionOrder(kept.flatMap((message) => toRecalled(message, matchedIds)));
  } catch (error) {
    throw new AppError('memory.recallSkipped', {}, { cause: error });
  }
}

function toRecalled(row: MastraDBMessage, matchedIds: ReadonlySet<string>): readonly RecalledMessage[] {
  const text = messageText(fromRow(row));
  if (text.trim() === '' || (row.role !== 'user' && row.role !== 'assistant')) return [];
  return [
    {
      messageId: row.id,
      sessionId: row.threadId ?? '',
      role: row.role,
      text,
      createdAt: row.createdAt.getTime(),
      isMatch: matchedIds.has(row.id),
    },
  ];
}

/** Oldest first within each session; sessions in the order of their first recalled message. */
function inSessionOrder(messages: readonly RecalledMessage[]): readonly RecalledMessage[] {
  const bySession = new Map<string, RecalledMessage[]>();
  for (const message of messages.toSorted((a, b) => a.createdAt - b.createdAt)) {
    bySession.set(message.sessionId, [...(bySession.get(message.sessionId) ?? []), message]);
  }
  return [...bySession.values()].flat();
}
