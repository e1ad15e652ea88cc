import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';
import type { LecternChunk, LecternMessage } from '../chat/message';
import { uuidV7 } from '../domain/ids';
import {
  MAX_TITLE_LENGTH,
  sessionSummary,
  type QueuedPrompt,
  type SessionState,
  type SessionSummary,
} from '../domain/session';
import { recallReach } from '../domain/settings';
import { trashList } from '../domain/trash';
import { procedure } from './errors';

/**
 * One session's stream. First the snapshot: the newest closed messages of the shown path and the state now. Then the open
 * turn again from its beginning, its prompt and every chunk; then, as `earlier`, what comes before the snapshot's messages,
 * nearest first; then what happens, each event once and in order; events of one moment come as one batch. Folding the chunks of a turn gives its assistant message. A `prompt` is shown behind its
 * parent, in the place of what stood there; one that is already shown starts another attempt. A prompt that waits is told
 * with its text once, as `queued`, behind those that wait already; which ones still do, each state says by their ids.
 * Another snapshot takes the place of all that came before it.
 */
export type SessionEvent =
  | {
      readonly type: 'snapshot';
      readonly session: SessionSummary;
      readonly messages: readonly LecternMessage[];
      /** How many messages before these are still to come, as `earlier`. */
      readonly earlier: number;
      /** Earlier messages of the path cannot be read now. They come with another snapshot once memory opens. */
      readonly hasUnread: boolean;
      readonly versions: Versions;
      readonly state: SessionState;
      readonly queue: readonly QueuedPrompt[];
    }
  /** Oldest first; they stand before all that came so far. */
  | { readonly type: 'earlier'; readonly messages: readonly LecternMessage[] }
  | { readonly type: 'prompt'; readonly message: LecternMessage; readonly answerId: string }
  | { readonly type: 'chunk'; readonly messageId: string; readonly chunk: LecternChunk }
  | { readonly type: 'versions'; readonly versions: Versions }
  | { readonly type: 'queued'; readonly prompt: QueuedPrompt }
  | { readonly type: 'state'; readonly state: SessionState; readonly queue: readonly string[] };

/** The versions of the shown messages, oldest first, by the id of each message that has others beside it. */
export type Versions = Readonly<Record<string, readonly string[]>>;

/** The sessions list: all of it first, newest access first, then each change. */
export const sessionListEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('list'), sessions: z.array(sessionSummary) }),
  z.object({ type: z.literal('changed'), session: sessionSummary }),
  /** Many at once, as an import brings them, in any order. */
  z.object({ type: z.literal('added'), sessions: z.array(sessionSummary) }),
  z.object({ type: z.literal('removed'), sessionId: uuidV7 }),
  /** Nothing of it is left: what a window keeps of it goes as well. */
  z.object({ type: z.literal('deleted'), sessionId: uuidV7 }),
]);
export type SessionListEvent = z.infer<typeof sessionListEvent>;

const bySession = z.object({ sessionId: uuidV7 });
const byMessage = bySession.extend({ messageId: uuidV7 });
/** The session that a prompt is in or is about to be put in: asked for just before `turns.submit`. */
const byPrompt = z.object({ promptId: uuidV7 });

export const sessions = {
  watchList: procedure.output(eventIterator(type<SessionListEvent>())),
  /** Errors: `session.unknown`. */
  watch: procedure.input(z.union([bySession, byPrompt])).output(eventIterator(type<readonly SessionEvent[]>())),
  rename: procedure.input(bySession.extend({ title: z.string().trim().min(1).max(MAX_TITLE_LENGTH) })).output(z.void()),
  pin: procedure.input(bySession.extend({ pinned: z.boolean() })).output(z.void()),
  archive: procedure.input(bySession.extend({ isArchived: z.boolean() })).output(z.void()),
  setModel: procedure.input(bySession.extend({ modelId: z.string().max(500).nullable() })).output(z.void()),
  /**
   * Shows the newest path through a message of the session, once no turn runs. Errors: `session.unknown`,
   * `message.unknown`, `turn.running`.
   */
  select: procedure.input(byMessage).output(z.void()),
  /** Starts a session with a copy of the path to a message. Errors: `session.unknown`, `message.unknown`. */
  branch: procedure.input(byMessage).output(z.object({ sessionId: uuidV7 })),
  /** A private session leaves the index, or comes into it again. Errors: `memory.broken`. */
  setPrivate: procedure.input(bySession.extend({ isPrivate: z.boolean() })).output(z.void()),
  /** Null follows the settings. */
  setReach: procedure.input(bySession.extend({ reach: recallReach.nullable() })).output(z.void()),
  /** Deletes a private session at once, without a trace. Errors: `session.unknown`, `session.notPrivate`, `memory.broken`. */
  delete: procedure.input(bySession).output(z.void()),
  /** Moves a session to the trash; `restore` brings it back until the trash empties 30 days later. */
  trash: procedure.input(bySession).output(z.void()),
  restore: procedure.input(bySession).output(z.void()),
  listTrash: procedure.output(trashList),
  /**
   * Deletes a session of the trash before its time; one that was taken out meanwhile stays. Errors: `session.unknown`,
   * `memory.broken`.
   */
  deleteTrashed: procedure.input(bySession).output(z.void()),
};
