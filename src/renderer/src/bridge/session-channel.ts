import type { SessionEvent } from '../../../shared/contract/sessions';
import type { Bridge } from './bridge';
import { errorDataOf } from './error-data-of';
import { emptyView, type SessionView } from './session-view';
import { createStore, type Store } from './store';
import { createViewFold } from './view-fold';

/** One session as this window shows it: its view, the prompts sent into it, and the end of both. */
export interface SessionChannel {
  /** Tells this channel from the window's others; a session that gets its id keeps it. */
  readonly key: string;
  readonly view: Store<SessionView>;
  /** Resolves when the prompt is durable. Rejects when it was not taken; it is not shown any more then. */
  send(text: string, modelId: string | null): Promise<void>;
  close(): void;
}

export interface SessionChannelOptions {
  readonly bridge: Bridge;
  /** Null: the first prompt opens a session. */
  readonly sessionId: string | null;
  /** A new UUIDv7. */
  readonly newId: () => string;
  readonly schedule: (work: () => void) => void;
  /** The stream has named the session that this window is now bound to. */
  readonly onBound: (sessionId: string) => void;
}

export function createSessionChannel({ bridge, onBound, ...options }: SessionChannelOptions): SessionChannel {
  const closing = new AbortController();
  const view = createStore(emptyView(options.sessionId));
  const fold = createViewFold(view, options.schedule);
  let opening: Promise<void> = Promise.resolve();

  /** `taken` is the prompt that opens the session; whoever sent it is told when it is refused. */
  const watch = async (
    target: { sessionId: string } | { promptId: string },
    taken: Promise<unknown> = Promise.resolve(),
  ): Promise<void> => {
    try {
      await bridge.watch((client, signal) => client.sessions.watch(target, { signal }), accept, closing.signal);
    } catch (error) {
      const isTaken = await taken.then(
        () => true,
        () => false,
      );
      if (isTaken && !closing.signal.aborted) view.set({ ...view.get(), problem: errorDataOf(error) });
    }
  };
  const accept = (events: readonly SessionEvent[]): void => {
    for (const event of events) {
      if (event.type === 'chunk' && event.chunk.type === 'data-session') onBound(event.chunk.data.sessionId);
    }
    fold.accept(events);
  };
  const submit = async (messageId: string, text: string, modelId: string | null): Promise<void> => {
    const { sessionId } = view.get();
    const target = sessionId === null ? { ...(modelId !== null && { modelId }) } : { sessionId };
    const taken = bridge.ask((client) => client.turns.submit({ messageId, text, ...target }));
    // In one go with its prompt, so that the window is bound a round trip earlier.
    if (sessionId === null && !closing.signal.aborted) void watch({ promptId: messageId }, taken);
    const { sessionId: opened } = await taken;
    // Also when the window has moved on: what was sent after this prompt belongs to the same session.
    if (sessionId === null) view.set({ ...view.get(), sessionId: opened });
  };
  const send = async (text: string, modelId: string | null): Promise<void> => {
    const messageId = options.newId();
    view.set({ ...view.get(), pending: [...view.get().pending, { messageId, text }] });
    // One after the other: a second prompt goes into the session that the first one opens.
    const sent = opening.then(() => submit(messageId, text, modelId));
    opening = sent.catch(() => undefined);
    try {
      await sent;
    } catch (error) {
      const { pending } = view.get();
      view.set({ ...view.get(), pending: pending.filter((item) => item.messageId !== messageId) });
      throw error;
    }
  };

  if (options.sessionId !== null) void watch({ sessionId: options.sessionId });
  return {
    key: options.newId(),
    view,
    send,
    close: () => {
      closing.abort();
      fold.close();
    },
  };
}
