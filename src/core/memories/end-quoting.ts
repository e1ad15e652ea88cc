import { mentionsSession } from '../../shared/chat/prompt-parts';
import type { MemoryKnowledge } from '../knowledge/knowledge';
import { saidIn } from '../knowledge/memory/stored-messages';
import type { Journal } from '../ports';
import type { SessionService } from '../session/session-service';
import type { PendingSaves } from '../turn/pending-saves';
import { scrubTurns } from './erase-copies';
import { wordsOfSession } from './words-of-session';

interface EndQuotingOptions {
  readonly memory: Pick<MemoryKnowledge, 'thread'>;
  readonly sessions: Pick<SessionService, 'scrub' | 'stopForgotten'>;
  readonly journal: Pick<Journal, 'unclosed' | 'chunks' | 'replaceChunks' | 'write'>;
  readonly saves: Pick<PendingSaves, 'flushAll'>;
}

/**
 * Ends the answers elsewhere that had a session before them and are open, and takes out what they quote of it. It comes
 * before the session's messages go. Errors: `memory.broken`.
 */
export async function endQuoting(sessionId: string, options: EndQuotingOptions): Promise<void> {
  const { memory, sessions, journal, saves } = options;
  const isMentioned = (await journal.unclosed()).some(({ parts }) => mentionsSession(parts, [sessionId]));
  const words = wordsOfSession(sessionId, isMentioned ? await textsOf(sessionId, memory) : []);
  await sessions.stopForgotten(words.had);
  await scrubTurns(words, options);
  // What memory has by then it takes out itself.
  await saves.flushAll();
}

/** All that the messages of a session say, on every path of it: another may have been shown when it was mentioned. */
async function textsOf(sessionId: string, memory: EndQuotingOptions['memory']): Promise<readonly string[]> {
  const texts = new Map<string, readonly string[]>();
  const read = async (headMessageId: string | null) => {
    const { messages, others } = await memory.thread({ sessionId, headMessageId });
    for (const message of messages) texts.set(message.id, saidIn(message));
    return others;
  };
  // Without a head it is the last message's path. The newest of the others first: it takes in what led to it.
  for (const { id } of (await read(null)).toReversed()) if (!texts.has(id)) await read(id);
  return [...texts.values()].flat();
}
