import type { ModelMessage } from 'ai';
import { foreignAnswers } from '../../shared/chat/quotes-sources';
import type { LecternMessage, RecalledMessage } from '../../shared/chat/message';
import { directionOf } from '../models/reader/read-question';
import { LIST_SOURCES } from '../tools/list-sources';
import { SEARCH_DOCS } from '../tools/passage-numbers';
import { READ_SOURCE } from '../tools/read-source';

/** Tools whose results hold what others wrote, names of files included. */
const READING = new Set([SEARCH_DOCS, READ_SOURCE, LIST_SOURCES]);
const TO_KEEP = /^\s*(?:please,?\s+)?(?:also\s+)?(?:remember|forget|note|keep in mind)\b/i;

/**
 * Whether a model has before it what others wrote: then it writes no lasting memory, for a repository must not speak to
 * later sessions. `sent` is all that the model was given, before it was cut to what fits.
 */
export function holdsForeign(
  {
    messages,
    recalled,
  }: { readonly messages: readonly LecternMessage[]; readonly recalled: readonly RecalledMessage[] },
  sent: readonly ModelMessage[],
): boolean {
  const parts = sent.flatMap((message) => (message.role === 'tool' ? message.content : []));
  const hasRead = parts.some(
    (part) => part.type === 'tool-result' && READING.has(part.toolName) && part.output.type !== 'execution-denied',
  );
  const isAttached = (message: LecternMessage): boolean => message.parts.some(({ type }) => type === 'data-attachment');
  return hasRead || foreignAnswers(recalled).length > 0 || messages.some(isAttached);
}

/** True for a prompt that tells something of the user, or asks to keep it, in English. */
export function tellsOfUser(prompt: string): boolean {
  return directionOf(prompt).isStatement || (TO_KEEP.test(prompt) && !prompt.includes('?'));
}

/** What a prompt is given of what was recalled. One that tells of the user is better kept than answered from sources. */
export function recalledFor(prompt: string, recalled: readonly RecalledMessage[]): readonly RecalledMessage[] {
  if (!tellsOfUser(prompt)) return recalled;
  const foreign = foreignAnswers(recalled);
  const own = recalled.filter((message) => !foreign.includes(message));
  // What stood beside a match that goes is of no use without it.
  const matched = new Set(own.flatMap(({ isMatch, sessionId }) => (isMatch ? [sessionId] : [])));
  return own.filter(({ sessionId }) => matched.has(sessionId));
}
