import type { LecternChunk, LecternMessage, RecalledMessage } from '../../shared/chat/message';
import { RECENT_MESSAGES } from '../../shared/domain/context';
import { messageText } from '../knowledge/memory/message-rows';
import { withoutQuotes } from '../knowledge/memory/find-quoting';
import {
  forgottenOf,
  metadataWithoutCopies,
  standingIn,
  withoutCopies,
  type Forgotten,
} from '../knowledge/memory/find-copies';

/**
 * The messages that the user had forgotten since the app started, whether or not that can still be undone: nothing that
 * goes to a window or a model has their text, wherever it was read from.
 */
export interface HiddenMessages {
  has(messageId: string): boolean;
  isEmpty(): boolean;
  /** `quoted`: what of it answers may hold; nothing once it is erased. */
  set(messageId: string, isHidden: boolean, quoted?: Quoted): void;
  /** What those say that are not erased yet; null for nothing. */
  readonly said: Forgotten | null;
  /** The answers that are known to quote them. */
  readonly quotedBy: ReadonlySet<string>;
}

interface Quoted {
  /** What the message says. */
  readonly texts: readonly string[];
  /** Answers that are known to quote it. */
  readonly quotedBy?: readonly string[];
}

const NOT_QUOTED: Quoted = { texts: [] };

/** Characters of a text whose quotations are hidden before they are erased: this is looked for whenever a path is shown. */
const MAX_VEILED = 50_000;

const NONE: ReadonlySet<string> = new Set();

/** What tells whether a message is hidden. */
type Hidden = Pick<HiddenMessages, 'has'> & Partial<Pick<HiddenMessages, 'said' | 'quotedBy'>>;

export function createHiddenMessages(): HiddenMessages {
  const ids = new Map<string, Quoted>();
  let said: Forgotten | null | undefined;
  let quotedBy: ReadonlySet<string> = NONE;
  return {
    has: (messageId) => ids.has(messageId),
    isEmpty: () => ids.size === 0,
    set: (messageId, isHidden, quoted = NOT_QUOTED) => {
      if (isHidden) ids.set(messageId, quoted);
      else ids.delete(messageId);
      said = undefined;
      quotedBy = new Set([...ids.values()].flatMap((each) => each.quotedBy ?? []));
    },
    get quotedBy() {
      return quotedBy;
    },
    get said() {
      const all = [...ids.values()].flatMap(({ texts }) => texts.map((text) => text.slice(0, MAX_VEILED)));
      // What was recalled of them stays in its place, without its text.
      if (said === undefined) said = all.length === 0 ? null : forgottenOf([], all);
      return said;
    },
  };
}

/** The messages of a path without what is hidden of them. */
export function veilPath(path: readonly LecternMessage[], hidden: HiddenMessages): readonly LecternMessage[] {
  if (hidden.isEmpty()) return path;
  const first = path.findIndex(({ id }) => hidden.has(id));
  return path.map((message, at) => {
    const isBehind = first !== -1 && at > first;
    return veilMessage(message, hidden, isBehind, path.slice(Math.max(first + 1, at - RECENT_MESSAGES), at));
  });
}

/**
 * A message without what is hidden of it: its own text, that of what it recalled, and what it quotes of that, or of what
 * stands before it (`isBehind`), or as it is known to. What prompts say stays: those behind that on its path (`before`, its
 * own last), and others that it recalled.
 */
export function veilMessage(
  message: LecternMessage,
  hidden: Hidden,
  isBehind = false,
  before: readonly LecternMessage[] = [],
): LecternMessage {
  if (hidden.has(message.id)) return forgottenMessage(message);
  if (message.role === 'user') return hidden.quotedBy?.has(message.id) === true ? veilQuotes(message, hidden) : message;
  const isMentioned = message.parts.some((part) => part.type === 'data-memory' && mentions(part.data.recalled, hidden));
  if (!isMentioned && !isBehind && hidden.quotedBy?.has(message.id) !== true) return message;
  const parts = withoutQuotations(message, hidden, before).map((part) =>
    part.type === 'data-memory' ? { ...part, data: { recalled: veilRecalled(part.data.recalled, hidden) } } : part,
  );
  const { metadata } = message;
  if (metadata === undefined || hidden.said === undefined || hidden.said === null) return { ...message, parts };
  return { ...message, parts, metadata: metadataWithoutCopies(metadata, hidden.said) };
}

function veilQuotes(message: LecternMessage, { said }: Hidden): LecternMessage {
  if (said === undefined || said === null) return message;
  return { ...message, parts: withoutQuotes(message.parts, said, () => false) };
}

function withoutQuotations(
  { parts, metadata }: LecternMessage,
  { said, has, quotedBy = NONE }: Hidden,
  before: readonly LecternMessage[],
): LecternMessage['parts'] {
  if (said === undefined || said === null) return parts;
  const parentId = metadata?.parentId ?? '';
  const isOwn = has(parentId) || quotedBy.has(parentId);
  const prompt = before.at(-1);
  const asked = prompt?.id === parentId ? messageText(prompt) : '';
  const isGone = (messageId: string): boolean => has(messageId) || quotedBy.has(messageId);
  const prompts = before.filter(({ id, role }) => role === 'user' && !has(id));
  const standing = [...prompts.map(messageText), ...standingIn(parts, isGone)];
  return withoutCopies(parts, said, { modelId: metadata?.modelId, isOwn, asked, standing, echoIds: quotedBy });
}

/** The same for a chunk of an answer. */
export function veilChunk(chunk: LecternChunk, hidden: Hidden): LecternChunk {
  if (chunk.type !== 'data-memory' || !mentions(chunk.data.recalled, hidden)) return chunk;
  return { ...chunk, data: { recalled: veilRecalled(chunk.data.recalled, hidden) } };
}

function veilRecalled(recalled: readonly RecalledMessage[], hidden: Hidden): RecalledMessage[] {
  return recalled.map((message) => (hidden.has(message.messageId) ? { ...message, text: '' } : message));
}

function mentions(recalled: readonly RecalledMessage[], hidden: Hidden): boolean {
  return recalled.some(({ messageId }) => hidden.has(messageId));
}

/** What is left of a message once it is forgotten: its place on the path. */
function forgottenMessage({ id, role, metadata }: LecternMessage): LecternMessage {
  return {
    id,
    role,
    parts: [{ type: 'text', text: '' }],
    ...(metadata !== undefined && { metadata: { ...metadata, forgotten: true } }),
  };
}
