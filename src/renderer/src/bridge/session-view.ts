import { assertNever } from '../../../shared/assert-never';
import type { LecternMessage } from '../../../shared/chat/message';
import { stillQueued } from '../../../shared/chat/still-queued';
import type { SessionEvent, Versions } from '../../../shared/contract/sessions';
import type { ErrorData } from '../../../shared/domain/error-data';
import type { QueuedPrompt, SessionState, SessionSummary } from '../../../shared/domain/session';

/** What a window shows of one session. Every field but `pending`, `sentId` and `problem` is a fold of main's stream. */
export interface SessionView {
  /** Null until the first prompt of a new session was taken. */
  readonly sessionId: string | null;
  readonly phase: 'new' | 'loading' | 'live';
  readonly session: SessionSummary | null;
  /** The shown path, oldest first, open turn included. */
  readonly messages: readonly LecternMessage[];
  /** How many messages before these are on their way. */
  readonly earlier: number;
  /** Messages before these cannot be read while memory is broken. */
  readonly hasUnread: boolean;
  /** Of the shown messages that have any, oldest first. */
  readonly versions: Versions;
  /** Which prompt each answer of a turn seen live belongs to, by the answer's id. */
  readonly promptOf: ReadonlyMap<string, string>;
  readonly state: SessionState;
  readonly queue: readonly QueuedPrompt[];
  /** Sent from here, not yet in the stream. */
  readonly pending: readonly QueuedPrompt[];
  /** The prompt sent last from here. */
  readonly sentId: string | null;
  /** Why the stream could not be opened or broke off. */
  readonly problem: ErrorData | null;
}

/** The chunks of a turn are folded elsewhere and come back as whole answers. */
type PlacedEvent = Exclude<SessionEvent, { readonly type: 'chunk' }> | AnswerEvent;
interface AnswerEvent {
  readonly type: 'answer';
  readonly message: LecternMessage;
}

const IDLE: SessionState = { name: 'idle', turnId: null, error: null };

export function emptyView(sessionId: string | null): SessionView {
  return {
    sessionId,
    phase: sessionId === null ? 'new' : 'loading',
    session: null,
    messages: [],
    earlier: 0,
    hasUnread: false,
    versions: {},
    promptOf: new Map(),
    state: IDLE,
    queue: [],
    pending: [],
    sentId: null,
    problem: null,
  };
}

export function foldSession(view: SessionView, event: PlacedEvent): SessionView {
  switch (event.type) {
    case 'snapshot':
      return settle({
        ...emptyView(event.session.id),
        phase: 'live',
        session: event.session,
        messages: event.messages,
        earlier: event.earlier,
        hasUnread: event.hasUnread,
        versions: event.versions,
        state: event.state,
        queue: event.queue,
        pending: view.pending,
        sentId: view.sentId,
      });
    case 'earlier':
      return {
        ...view,
        messages: [...event.messages, ...view.messages],
        earlier: view.earlier - event.messages.length,
      };
    case 'prompt':
      return settle({
        ...view,
        messages: [...before(view.messages, event.message), event.message],
        promptOf: withAnswer(view.promptOf, event),
      });
    case 'queued':
      return settle({ ...view, queue: [...view.queue, event.prompt] });
    case 'state':
      return settle({ ...view, state: event.state, queue: stillQueued(view.queue, event.queue) });
    case 'versions':
      return { ...view, versions: event.versions };
    case 'answer':
      return { ...view, messages: placeAnswer(view, event.message) };
    default:
      return assertNever(event);
  }
}

/** A prompt has one answer: what still comes of an earlier attempt is no longer shown. */
function withAnswer(
  promptOf: SessionView['promptOf'],
  { answerId, message }: Extract<PlacedEvent, { type: 'prompt' }>,
): SessionView['promptOf'] {
  const others = [...promptOf].filter(([, promptId]) => promptId !== message.id);
  return new Map([...others, [answerId, message.id]]);
}

/** Shows a prompt in advance, unless the stream has shown it already. */
export function showSent(view: SessionView, prompt: QueuedPrompt): SessionView {
  return settle({ ...view, pending: [...view.pending, prompt], sentId: prompt.messageId });
}

/** Shows a prompt no more: it was not taken. */
export function dropSent(view: SessionView, messageId: string): SessionView {
  return { ...view, pending: view.pending.filter((prompt) => prompt.messageId !== messageId) };
}

/**
 * What a prompt is shown behind. One that comes again starts its turn anew: what followed it is told again by the
 * stream. One that branches takes the place of what followed its parent.
 */
function before(messages: readonly LecternMessage[], { id, metadata }: LecternMessage): readonly LecternMessage[] {
  const at = messages.findIndex((message) => message.id === id);
  if (at !== -1) return messages.slice(0, at);
  const parentId = metadata?.parentId;
  if (parentId === null) return [];
  const parentAt = messages.findIndex((message) => message.id === parentId);
  return parentAt === -1 ? messages : messages.slice(0, parentAt + 1);
}

function placeAnswer(view: SessionView, answer: LecternMessage): readonly LecternMessage[] {
  const at = view.messages.findIndex((message) => message.id === answer.id);
  if (at !== -1) return view.messages.with(at, answer);
  const promptId = view.promptOf.get(answer.id);
  const promptAt = view.messages.findIndex((message) => message.id === promptId);
  return promptAt === -1 ? view.messages : view.messages.toSpliced(promptAt + 1, 0, answer);
}

/** Drops what the stream shows now from the prompts that were only shown in advance. */
function settle(view: SessionView): SessionView {
  if (view.pending.length === 0) return view;
  const known = new Set([...view.messages.map((message) => message.id), ...view.queue.map((item) => item.messageId)]);
  return { ...view, pending: view.pending.filter((item) => !known.has(item.messageId)) };
}

export function sessionIdOf(view: SessionView): string | null {
  return view.sessionId;
}

export function isViewBusy(view: SessionView): boolean {
  return isBusy(view.state);
}

/** True while a turn runs or waits for an approval: Stop has something to stop. */
export function isBusy(state: SessionState): boolean {
  return state.name !== 'idle' && state.name !== 'failed' && state.name !== 'interrupted';
}

/** True while the session stands at a turn that did not end well, which the thread then tells. */
export function isUnfinished({ name }: SessionState): boolean {
  return name === 'failed' || name === 'interrupted';
}

/** The answer of which more may come, while a turn runs. */
export function openAnswerId({ state, messages }: SessionView): string | undefined {
  return isBusy(state) ? (state.turnId ?? messages.at(-1)?.id) : undefined;
}

/** True when one view differs from another by what its open answer says alone. */
export function isSameButForOpen(one: SessionView, other: SessionView): boolean {
  const openId = openAnswerId(one);
  const isSameMessage = (message: LecternMessage, at: number): boolean =>
    message === other.messages[at] || (message.id === openId && message.id === other.messages[at]?.id);
  return (
    Object.entries(one).every(([key, value]) => key === 'messages' || value === other[key as keyof SessionView]) &&
    one.messages.length === other.messages.length &&
    one.messages.every(isSameMessage)
  );
}
