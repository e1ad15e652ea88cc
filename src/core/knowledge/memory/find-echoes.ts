import type { Client } from '@libsql/client';
import { mentionsSession } from '../../../shared/chat/prompt-parts';
import { withoutCopies, type Forgotten } from './find-copies';
import { messageText } from './message-rows';
import { pagesWith, readByIds, type StoredMessage } from './stored-messages';

export interface EchoSearch {
  readonly forgotten: Forgotten;
  /** Ids by which answers name what they had before them. */
  readonly names: readonly string[];
  /** Of what is forgotten, where answers behind it had it before them. */
  readonly threadIds: readonly string[];
  /** Threads that hold it: a prompt that mentions one had it handed to the model. */
  readonly mentioned: readonly string[];
}

/** An answer that holds copies of what is forgotten. */
interface Echo {
  readonly message: StoredMessage;
  /** What is left of it. */
  readonly parts: StoredMessage['content']['parts'];
}

/**
 * Answers that had the messages before them and quote them, then those that had these before them, and so on: an answer
 * that was recalled is quoted in turn. No other message is looked into. Gives their ids with those of their threads.
 */
export async function findEchoes(client: Client, search: EchoSearch): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const mentioning = await findMentioning(client, search.mentioned);
  const begun: EchoSearch = {
    ...search,
    names: [...search.names, ...mentioning.map(({ id }) => id)],
    threadIds: [...search.threadIds, ...mentioning.map(({ threadId }) => threadId)],
  };
  for (let next = begun; next.names.length > 0;) {
    const traced = (await findTraced(client, next)).filter((id) => !found.has(id));
    const echoes: Echo[] = [];
    for (const id of traced) {
      if (search.forgotten.messageIds.has(id)) continue;
      const echo = await echoOf(client, id, search.forgotten, new Set([...found.keys(), ...next.names]));
      if (echo !== null) echoes.push(echo);
    }
    for (const { message } of echoes) found.set(message.id, message.threadId);
    const threadIds = [...new Set(echoes.map(({ message }) => message.threadId))];
    next = { ...search, names: echoes.map(({ message }) => message.id), threadIds };
  }
  return found;
}

/** One answer, with the ids of all that are known to hold copies; null where it holds none. */
export async function echoOf(
  client: Client,
  id: string,
  forgotten: Forgotten,
  echoIds: ReadonlySet<string>,
): Promise<Echo | null> {
  const [message] = await readByIds(client, [id]);
  if (message === undefined) return null;
  const { parts, metadata } = message.content;
  const parentId = metadata?.parentId ?? '';
  const [prompt] = await readByIds(client, [parentId]);
  const answer = {
    modelId: metadata?.modelId,
    isOwn: forgotten.messageIds.has(parentId),
    asked: prompt === undefined ? '' : messageText(prompt.content),
    echoIds,
  };
  const kept = withoutCopies(parts, forgotten, answer);
  return kept === parts ? null : { message, parts: kept };
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
