import type { Client } from '@libsql/client';
import type { LecternMessage } from '../../../shared/chat/message';
import { cutQuotedBlocks, typedIn } from './cut-quoted-blocks';
import type { Forgotten } from './find-copies';
import { bareWords, fold } from './forgotten-said';
import { messageText } from './message-rows';
import { pagesWith, readMessages, type StoredMessage } from './stored-messages';

/** As the quote of a prompt begins in its row. */
const QUOTE_STARTS = ['"text":">', '\\n>'];

/** Prompts with a quote of what is forgotten, or of an answer that quotes it (`echoIds`). */
export async function findQuoting(
  client: Client,
  forgotten: Forgotten,
  echoIds: ReadonlySet<string>,
): Promise<readonly StoredMessage[]> {
  const found: StoredMessage[] = [];
  for await (const page of pagesWith(client, { needles: QUOTE_STARTS, threadIds: [], role: 'user' })) {
    for (const message of page) {
      if (forgotten.messageIds.has(message.id)) continue;
      if ((await quotesLeft(client, message, forgotten, echoIds)) !== null) found.push(message);
    }
  }
  return found;
}

/** The parts of a prompt without such quotes; null where it has none. */
export async function quotesLeft(
  client: Client,
  { threadId, content }: StoredMessage,
  forgotten: Forgotten,
  echoIds: ReadonlySet<string>,
): Promise<LecternMessage['parts'] | null> {
  if (withoutQuotes(content.parts, forgotten, () => false) === content.parts) return null;
  // What was shown there before, and stays, may be what is quoted.
  const shown = await readMessages(
    client,
    "WHERE thread_id = ? AND json_extract(content, '$.metadata.createdAt') < ?",
    [threadId, content.metadata?.createdAt ?? 0],
  );
  const others = shown.filter(({ id }) => !forgotten.messageIds.has(id) && !echoIds.has(id)).map(ownWords);
  const isOfOther = (words: string): boolean => others.some((other) => other.includes(bareWords(words)));
  const kept = withoutQuotes(content.parts, forgotten, isOfOther);
  return kept === content.parts ? null : kept;
}

/** The very same parts where no quote is cut. */
export function withoutQuotes(
  parts: LecternMessage['parts'],
  { said }: Forgotten,
  isOfOther: (words: string) => boolean,
): LecternMessage['parts'] {
  const kept = parts.map((part) => {
    if (part.type !== 'text') return part;
    const text = cutQuotedBlocks(part.text, said, isOfOther);
    return text === part.text ? part : { ...part, text };
  });
  return kept.every((part, at) => part === parts[at]) ? parts : kept;
}

function ownWords({ role, content }: StoredMessage): string {
  const text = messageText(content);
  return fold(role === 'user' ? typedIn(text) : text);
}
