import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';
import { uuidV7 } from '../domain/ids';
import type { RebuildProgress } from '../domain/memory';
import { procedure } from './errors';

/** Single messages as memory has them. All fail with `memory.broken` while memory cannot be opened. */
export const memories = {
  /** What was asked last in any session, newest first; nothing of private ones. */
  recentPrompts: procedure.output(z.object({ prompts: z.array(z.string()) })),
  /** Ids of the messages that are recalled whenever they are near. */
  pinned: procedure.output(z.object({ messageIds: z.array(z.string()) })),
  pin: procedure.input(z.object({ messageId: uuidV7, isPinned: z.boolean() })).output(z.void()),
  /**
   * Forgets a message: it is recalled and shown no more at once, and erased once `UNDO_MS` have passed or the app ends.
   * Tells whether the profile still holds what an answer to it added. Errors: `message.unknown`.
   */
  forget: procedure
    .input(z.object({ sessionId: uuidV7, messageId: uuidV7 }))
    .output(z.object({ isInProfile: z.boolean() })),
  /** Errors: `message.erased`. */
  undoForget: procedure.input(z.object({ messageId: uuidV7 })).output(z.void()),
  /** Indexes all messages anew, and tells how far it is. Whoever ends the stream stops it, which loses nothing. */
  rebuild: procedure.output(eventIterator(type<RebuildProgress>())),
};
