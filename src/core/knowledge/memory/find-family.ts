import type { Client } from '@libsql/client';
import type { LecternMessage } from '../../../shared/chat/message';
import { attachmentsOf } from '../../../shared/chat/prompt-parts';
import { isGlue, wordsOf } from '../index/stems';
import { bareWords, inOneLine, isTelling, weightOf } from './forgotten-said';
import { messageText } from './message-rows';
import { pagesWith, readByIds, readMessages, saidIn, type StoredMessage } from './stored-messages';

/** Share of a message's words that another version of it has to say. */
const MOST = 0.7;
/** Share of the words of another version that the message says, for that to be a part of it. */
const NEARLY_ALL = 0.9;
/** A message is told from those of others by as many words, or by its weight. */
const MIN_WORDS = 4;
const MIN_WEIGHT = 30;
const MIN_TELLING = 2;

/**
 * The messages that go with these: they themselves; the same in branches, which have ids of their own but were said at the
 * same moment; what the user said elsewhere that is the same as a whole; and, in their places, the versions that say
 * nearly the same.
 */
export async function findFamily(client: Client, messageIds: readonly string[]): Promise<readonly StoredMessage[]> {
  const originals = await readByIds(client, messageIds);
  const family = new Map(originals.map((message) => [message.id, message]));
  for (const message of await findSame(client, originals)) family.set(message.id, message);
  const told = [...family.values()];
  for (const message of told) {
    for (const version of await findVersions(client, message)) family.set(version.id, version);
  }
  return [...family.values()];
}

async function findSame(client: Client, originals: readonly StoredMessage[]): Promise<readonly StoredMessage[]> {
  const twins = new Set(originals.map(twinKeyOf));
  const same = new Set(originals.filter(isTold).map(keyOf));
  const times = originals.map(({ content }) => `"createdAt":${content.metadata?.createdAt ?? 'unknown'}`);
  const words = originals.filter(isTold).map(({ content }) => longestWord(messageText(content)));
  const found: StoredMessage[] = [];
  for await (const page of pagesWith(client, { needles: times, words, threadIds: [] })) {
    found.push(...page.filter((each) => twins.has(twinKeyOf(each)) || (isTold(each) && same.has(keyOf(each)))));
  }
  return found;
}

/** Whether the user said the same, as a whole, in both. */
export function isSaidAgain(one: LecternMessage, other: LecternMessage): boolean {
  const said = ({ role, ...content }: LecternMessage): Said => ({ role, content });
  return isTold(said(one)) && keyOf(said(one)) === keyOf(said(other));
}

type Said = Pick<StoredMessage, 'role' | 'content'>;

/** What is short, or of words that say nothing ("Thank you very much."), is said by many, and of other things. */
function isTold({ role, content }: Said): boolean {
  const text = inOneLine(messageText(content));
  if (role !== 'user' || tellingWords(text, []).size < MIN_TELLING) return false;
  return weightOf(text) >= MIN_WEIGHT || text.split(' ').length >= MIN_WORDS;
}

function keyOf({ role, content }: Said): string {
  const text = bareWords(messageText(content));
  return JSON.stringify([role, text, attachmentsOf(content.parts).map((file) => [file.name, file.text, file.picture])]);
}

function twinKeyOf(message: StoredMessage): string {
  return `${message.content.metadata?.createdAt ?? message.id} ${keyOf(message)}`;
}

/** By which others are looked for; of what has no words, the text. */
function longestWord(text: string): string {
  const words = text.match(/[a-z\d]+/gi) ?? text.match(/[\p{L}\p{N}]+/gu) ?? [text];
  const longest = words.reduce((best, word) => (word.length > best.length ? word : best), '');
  return longest.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

async function findVersions(client: Client, message: StoredMessage): Promise<readonly StoredMessage[]> {
  const { threadId, role, content } = message;
  const siblings = await readMessages(
    client,
    `WHERE thread_id = ? AND role = ? AND id <> ? AND json_extract(content, '$.metadata.parentId') IS ?`,
    [threadId, role, message.id, content.metadata?.parentId ?? null],
  );
  return siblings.filter((other) => saysNearlyTheSame(saidIn(content).join('\n'), saidIn(other.content).join('\n')));
}

function saysNearlyTheSame(text: string, version: string): boolean {
  if (inOneLine(text) === inOneLine(version)) return true;
  const own = tellingWords(withoutNumbers(text));
  const others = tellingWords(withoutNumbers(version));
  const shared = [...own].filter((word) => others.has(word)).length;
  if (shared === 0) return false;
  return shared >= MOST * own.size || (isTelling(version) && shared >= NEARLY_ALL * others.size);
}

/** One that was put right is the same. */
function withoutNumbers(text: string): string {
  return text.replace(/\d+/g, '0');
}

/** Where no word tells anything, `otherwise`. */
function tellingWords(text: string, otherwise?: readonly string[]): ReadonlySet<string> {
  const words = wordsOf(text).map(([whole]) => whole);
  const telling = words.filter((word) => !isGlue(word));
  return new Set(telling.length > 0 ? telling : (otherwise ?? words));
}
