import type { Client } from '@libsql/client';
import { mentionsSession } from '../../../shared/chat/prompt-parts';
import { RECENT_MESSAGES } from '../../../shared/domain/context';
import { metadataWithoutCopies, standingIn, withoutCopies, type Forgotten } from './find-copies';
import { findQuoting, quotesLeft } from './find-quoting';
import { messageText } from './message-rows';
import { pagesWith, readByIds, readPathTo, type StoredMessage } from './stored-messages';

export interface EchoSearch {
  readonly forgotten: Forgotten;
  /** Ids by which answers name what they had before them. */
  readonly names: readonly string[];
  /** Of what is forgotten, where answers behind it had it before them. */
  readonly threadIds: readonly string[];
  /** Threads that hold it: a prompt that mentions one had it handed to the model. */
  readonly mentioned: readonly string[];
}

/** An answer, or a prompt with a quote, that holds copies of what is forgotten. */
interface Echo {
  readonly message: StoredMessage;
  /** What is left of it. */
  readonly left: StoredMessage['content'];
}

/**
 * Answers that had the messages before them and quote them, then those that had these before them, and so on: an answer
 * that was recalled is quoted in turn; and prompts with a quote that the app made of it. No other message is looked into.
 * Gives their ids with those of their threads.
 */
export async function findEchoes(client: Client, search: EchoSearch): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const { forgotten } = search;
  const mentioning = await findMentioning(client, search.mentioned);
  const begun: EchoSearch = {
    ...search,
    names: [...search.names, ...mentioning.map(({ id }) => id)],
    threadIds: [...search.threadIds, ...mentioning.map(({ threadId }) => threadId)],
  };
  await follow(client, begun, found);
  // Prompts with a quote of it, and the answers that had these before them.
  const quoting = await findQuoting(client, forgotten, new Set(found.keys()));
  for (const { id, threadId } of quoting) found.set(id, threadId);
  await follow(client, behindOf(quoting, search), found);
  return found;
}

/** Adds the answers that quote it by way of what is named, and of one another, to those that are found. */
async function follow(client: Client, begun: EchoSearch, found: Map<string, string>): Promise<void> {
  for (let next = begun; next.names.length > 0;) {
    const traced = (await findTraced(client, next)).filter((id) => !found.has(id));
    const echoes: StoredMessage[] = [];
    for (const id of traced) {
      if (begun.forgotten.messageIds.has(id)) continue;
      const echo = await echoOf(client, id, begun.forgotten, new Set([...found.keys(), ...next.names]));
      if (echo !== null) echoes.push(echo.message);
    }
    for (const { id, threadId } of echoes) found.set(id, threadId);
    next = behindOf(echoes, begun);
  }
}

function behindOf(messages: readonly StoredMessage[], search: EchoSearch): EchoSearch {
  const threadIds = [...new Set(messages.map(({ threadId }) => threadId))];
  return { ...search, names: messages.map(({ id }) => id), threadIds };
}

/** One answer, or prompt with quotes, with the ids of all that are known to hold copies; null where it holds none. */
export async function echoOf(
  client: Client,
  id: string,
  forgotten: Forgotten,
  echoIds: ReadonlySet<string>,
): Promise<Echo | null> {
  const [message] = await readByIds(client, [id]);
  if (message === undefined) return null;
  const { parts, metadata } = message.content;
  if (message.role === 'user') {
    const quotes = await quotesLeft(client, message, forgotten, echoIds);
    return quotes === null ? null : { message, left: { ...message.content, parts: quotes } };
  }
  const parentId = metadata?.parentId ?? '';
  const [prompt] = await readByIds(client, [parentId]);
  const answer = {
    modelId: metadata?.modelId,
    // Of a prompt with a quote as well: its words went into what was searched for.
    isOwn: forgotten.messageIds.has(parentId) || (prompt?.role === 'user' && echoIds.has(parentId)),
    asked: prompt === undefined ? '' : messageText(prompt.content),
    echoIds,
  };
  // Most quote nothing, and then it matters little what else they had before them.
  const holdsCopies = withoutCopies(parts, forgotten, answer) !== parts;
  const standing = holdsCopies ? await standingBefore(client, message, forgotten, echoIds) : [];
  const kept = holdsCopies ? withoutCopies(parts, forgotten, { ...answer, standing }) : parts;
  const told = metadataWithoutCopies(metadata, forgotten);
  if (kept === parts && told === metadata) return null;
  return { message, left: { ...message.content, parts: kept, ...(told !== undefined && { metadata: told }) } };
}

/** What the user said behind what is forgotten, and what else the answer had recalled of the user's. */
async function standingBefore(
  client: Client,
  { id, content }: StoredMessage,
  forgotten: Forgotten,
  echoIds: ReadonlySet<string>,
): Promise<readonly string[]> {
  const isForgotten = (messageId: string): boolean => forgotten.messageIds.has(messageId);
  const path = await readPathTo(client, id, RECENT_MESSAGES);
  const later = path.slice(path.findIndex((message) => isForgotten(message.id)) + 1);
  return [
    ...later.filter(({ role }) => role === 'user').map((message) => messageText(message.content)),
    ...standingIn(content.parts, (messageId) => isForgotten(messageId) || echoIds.has(messageId)),
  ];
}

/** Prompts that mention one of the threads. */
async function findMentioning(client: Client, threadIds: readonly string[]): Promise<readonly StoredMessage[]> {
  const found: StoredMessage[] = [];
  for await (const page of pagesWith(client, { needles: threadIds, threadIds: [] })) {
    found.push(...page.filter(({ role, content }) => role === 'user' && mentionsSession(content.parts, threadIds)));
  }
  return found;
}

/** The answers that name one of the messages, as recalled or as their prompt, and those behind one on its path. */
async function findTraced(client: Client, { names, threadIds }: EchoSearch): Promise<readonly string[]> {
  const traced = new Set<string>();
  const children = new Map<string, string[]>();
  const answers = new Set<string>();
  for await (const page of pagesWith(client, { needles: names, threadIds })) {
    for (const { id, role, written, threadId, content } of page) {
      if (role === 'assistant') answers.add(id);
      if (role === 'assistant' && names.some((name) => written.includes(name))) traced.add(id);
      const parentId = content.metadata?.parentId ?? null;
      if (parentId !== null && threadIds.includes(threadId))
        children.set(parentId, [...(children.get(parentId) ?? []), id]);
    }
  }
  for (const id of behind(names, children)) if (answers.has(id)) traced.add(id);
  return [...traced];
}

function behind(ids: readonly string[], children: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const left = [...ids];
  for (let id = left.pop(); id !== undefined; id = left.pop()) {
    for (const child of children.get(id) ?? []) {
      if (found.has(child)) continue;
      found.add(child);
      left.push(child);
    }
  }
  return found;
}
