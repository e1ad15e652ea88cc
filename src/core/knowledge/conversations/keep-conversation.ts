import type { LecternMessage } from '../../../shared/chat/message';
import { RESOURCE_ID } from '../../../shared/domain/ids';
import { AppError } from '../../errors';
import type { ImportedThreads } from '../memory/imported-threads';
import type { ImportEvent } from '../conversation-knowledge';
import { messageText } from '../memory/message-rows';
import type { OpenMemory } from '../memory/open-memory';
import type { Priority } from '../priority';
import type { Conversation } from './conversation';
import { keepIds } from './keep-ids';

const IDS_AT_ONCE = 500;
const MESSAGES_AT_ONCE = 16;
const LETTERS_AT_ONCE = 64 * 1024;

export interface KeepingParts {
  readonly memory: Pick<OpenMemory, 'store' | 'sessionsOf'>;
  readonly imported: ImportedThreads;
  readonly priority: Priority;
}

/**
 * Saves the messages of a conversation that are not stored yet, parents first. Errors: `import.taken` when a message of it is
 * stored in another session, which saving it here would take it from; `import.sameId` when one of this import has its ids
 * and says something else.
 */
export async function keepConversation(
  conversation: Conversation,
  { memory, imported, priority }: KeepingParts,
): Promise<ImportEvent> {
  const before = await imported.find(conversation.session.id);
  const { session, messages } = before === null ? conversation : keepIds(conversation, before);
  const stored = new Set<string>();
  for (let start = 0; start < messages.length; start += IDS_AT_ONCE) {
    const ids = messages.slice(start, start + IDS_AT_ONCE).map((message) => message.id);
    for (const [id, sessionId] of await memory.sessionsOf(ids)) {
      if (sessionId !== session.id) throw new AppError('import.taken');
      stored.add(id);
    }
    await priority.pause();
  }
  if (stored.size > 0 && (await imported.saysOtherwise(session.id, messages))) throw new AppError('import.sameId');
  const added = messages.filter((message) => !stored.has(message.id));
  // A thread that is there keeps its title, and whether it is private.
  const thread = stored.size > 0 ? { ...session, title: null, isPrivate: null } : session;
  for (const batch of batches(added)) {
    await memory.store({ session: thread, resourceId: RESOURCE_ID, messages: batch });
    await priority.pause();
  }
  imported.add(session.id);
  return {
    type: 'conversation',
    session,
    added: added.length,
    messageIds: stored.size > 0 && added.length > 0 ? messages.map((message) => message.id) : [],
  };
}

function* batches(messages: readonly LecternMessage[]): Generator<readonly LecternMessage[], void, void> {
  let batch: LecternMessage[] = [];
  let letters = 0;
  for (const message of messages) {
    batch.push(message);
    letters += messageText(message).length;
    if (batch.length < MESSAGES_AT_ONCE && letters < LETTERS_AT_ONCE) continue;
    yield batch;
    batch = [];
    letters = 0;
  }
  if (batch.length > 0) yield batch;
}
