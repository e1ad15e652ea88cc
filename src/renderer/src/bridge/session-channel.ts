import type { SessionEvent } from '../../../shared/contract/sessions';
import type { Attachment } from '../../../shared/domain/attachment';
import type { Mention } from '../../../shared/domain/mention';
import type { RecallReach } from '../../../shared/domain/settings';
import type { Bridge } from './bridge';
import { errorDataOf } from './error-data-of';
import { dropSent, emptyView, showSent, type SessionView } from './session-view';
import { createStore, type Store } from './store';
import { untilListed, type SessionList } from './until-listed';
import { createViewFold, type Schedules } from './view-fold';

/** One session as this window shows it: its view, the prompts sent into it, and the end of both. */
export interface SessionChannel {
  /** Tells this channel from the window's others; a session that gets its id keeps it. */
  readonly key: string;
  readonly view: Store<SessionView>;
  /** Whether the session that its first prompt opens is private. */
  readonly isPrivate: boolean;
  /** How far recall reaches in the session that its first prompt opens; null follows the settings. */
  readonly reach: Store<RecallReach | null>;
  /** The session it shows, or that its first prompt has opened; the view follows with the next frame. */
  sessionId(): string | null;
  /** False for a new session that nothing was sent to. */
  isUsed(): boolean;
  /** Resolves when the prompt is durable. Rejects when it was not taken; it is not shown any more then. */
  send(text: string, modelId: string | null, more?: PromptMore): Promise<void>;
  close(): void;
}

/** What a prompt has beside its text. */
export interface PromptMore {
  /** The message it follows, null for none, in the place of what stands there; left out it comes last. */
  readonly parentId?: string | null;
  readonly mentions?: readonly Mention[];
  readonly attachments?: readonly Attachment[];
}

export interface SessionChannelOptions {
  readonly bridge: Bridge;
  /** Null: the first prompt opens a session. */
  readonly sessionId: string | null;
  readonly isPrivate: boolean;
  /** A new UUIDv7. */
  readonly newId: () => string;
  readonly schedules: Schedules;
  /** The list of sessions: one that was unknown is asked for again once it is there. */
  readonly listed: () => Pick<Store<SessionList>, 'get' | 'subscribe'>;
  /** The stream has named the session that this window is now bound to. */
  readonly onBound: (sessionId: string) => void;
}

export function createSessionChannel({ bridge, onBound, ...options }: SessionChannelOptions): SessionChannel {
  const closing = new AbortController();
  const view = createStore(emptyView(options.sessionId));
  const reach = createStore<RecallReach | null>(null);
  const fold = createViewFold(view, options.schedules);
  let sessionId = options.sessionId;
  let hasSent = false;
  let opening: Promise<void> = Promise.resolve();

  const watch = (target: { sessionId: string } | { promptId: string }): Promise<void> =>
    bridge.watch((client, signal) => client.sessions.watch(target, { signal }), accept, closing.signal);
  const watchSession = async (watchedId: string): Promise<void> => {
    let tried: SessionList = null;
    while (!closing.signal.aborted) {
      try {
        // A stream ends with what kept the session open in main: the session goes on, or main tells that it is gone.
        await watch({ sessionId: watchedId });
      } catch (error) {
        if (closing.signal.aborted) return;
        const problem = errorDataOf(error);
        view.set({ ...view.get(), problem });
        if (problem.code !== 'session.unknown') return;
        // It comes back when it was in a damaged file, or in the trash.
        tried = await untilListed(options.listed(), watchedId, tried, closing.signal);
      }
    }
  };
  const rebind = (takenId: string): void => {
    if (closing.signal.aborted) return;
    onBound(takenId);
    void watchSession(takenId);
  };
  const accept = (events: readonly SessionEvent[]): void => {
    for (const event of events) {
      if (event.type !== 'chunk' || event.chunk.type !== 'data-session') continue;
      sessionId = event.chunk.data.sessionId;
      onBound(sessionId);
    }
    fold.accept(events);
  };
  const submit = async (
    messageId: string,
    text: string,
    modelId: string | null,
    { mentions = [], attachments = [], ...place }: PromptMore,
  ): Promise<void> => {
    const recallReach = reach.get();
    const made = {
      ...(modelId !== null && { modelId }),
      ...(options.isPrivate && { isPrivate: true }),
      ...(recallReach !== null && { recallReach }),
    };
    const target = sessionId === null ? made : { sessionId };
    // Before its prompt, so that the window is bound as soon as there is a session.
    const stream = sessionId === null && !closing.signal.aborted ? watch({ promptId: messageId }) : null;
    // A prompt that was refused opens no session, and whoever sent it is told.
    stream?.catch(() => undefined);
    const more = {
      ...(mentions.length > 0 && { mentions: [...mentions] }),
      ...(attachments.length > 0 && { attachments: [...attachments] }),
    };
    const taken = await bridge.ask((client) => client.turns.submit({ messageId, text, ...more, ...target, ...place }));
    // Also when the window has moved on: what was sent after this prompt belongs to the same session.
    sessionId = taken.sessionId;
    // A stream that ended, perhaps before there was anything to watch, has a session to go on with now.
    const goOn = (): void => rebind(taken.sessionId);
    stream?.then(goOn, goOn);
  };
  const send = async (text: string, modelId: string | null, more: PromptMore = {}): Promise<void> => {
    const messageId = options.newId();
    // One after the other: a second prompt goes into the session that the first one opens.
    const sent = opening.then(() => submit(messageId, text, modelId, more));
    opening = sent.catch(() => undefined);
    hasSent = true;
    let isRefused = false;
    // With the next frame, when it is seen: drawn at once, it would hold up the prompt itself.
    options.schedules.soon(() => {
      if (!isRefused) view.set(showSent(view.get(), { messageId, text }));
    });
    try {
      await sent;
    } catch (error) {
      isRefused = true;
      view.set(dropSent(view.get(), messageId));
      throw error;
    }
  };

  if (options.sessionId !== null) void watchSession(options.sessionId);
  return {
    key: options.newId(),
    view,
    isPrivate: options.isPrivate,
    reach,
    sessionId: () => sessionId,
    isUsed: () => hasSent || sessionId !== null,
    send,
    close: () => {
      closing.abort();
      fold.close();
    },
  };
}
