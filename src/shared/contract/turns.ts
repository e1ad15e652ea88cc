import { z } from 'zod';
import { decision } from '../domain/approval';
import { attachment, MAX_ATTACHMENTS } from '../domain/attachment';
import { uuidV7 } from '../domain/ids';
import { MAX_MENTIONS, mention } from '../domain/mention';
import { MAX_PROMPT_LENGTH } from '../domain/session';
import { recallReach } from '../domain/settings';
import { procedure } from './errors';

const bySession = z.object({ sessionId: uuidV7 });

export const turns = {
  /**
   * Sends a prompt, into a new session when none is named. `messageId` is the idempotency key: the same id twice is
   * one turn. Answers once the prompt is durable. Errors: `prompt.empty`, `attachment.tooMuch`, `session.unknown`, `message.unknown`.
   */
  submit: procedure
    .input(
      z.object({
        messageId: uuidV7,
        sessionId: uuidV7.optional(),
        text: z.string().max(MAX_PROMPT_LENGTH),
        /** What the text names with `@`. */
        mentions: z.array(mention).max(MAX_MENTIONS).optional(),
        attachments: z.array(attachment).max(MAX_ATTACHMENTS).optional(),
        /** The message it follows, or null for none: what stands there stays as another version. Else it comes last. */
        parentId: uuidV7.nullable().optional(),
        /** For a new session only: the model picked before the first prompt. */
        modelId: z.string().max(500).optional(),
        /** For a new session only: private from its first prompt on. */
        isPrivate: z.boolean().optional(),
        /** For a new session only: how far recall reaches in it; left out it follows the settings. */
        recallReach: recallReach.optional(),
      }),
    )
    .output(z.object({ sessionId: uuidV7 })),
  stop: procedure.input(bySession).output(z.void()),
  /** Runs the last turn again when it was stopped, failed or was interrupted. Errors: `turn.notRetryable`. */
  retry: procedure.input(bySession).output(z.void()),
  /**
   * Answers a prompt of the shown path again (named by its id or its answer's); the answer it has stays as another
   * version. Errors: `message.unknown`.
   */
  regenerate: procedure.input(bySession.extend({ messageId: uuidV7 })).output(z.void()),
  /** Goes on with the last answer, in a further version of it. Errors: `turn.notContinuable`. */
  continue: procedure.input(bySession).output(z.void()),
  /** The first answer wins; a later one is ignored. */
  approve: procedure.input(bySession.extend({ approvalId: z.string().max(200), decision })).output(z.void()),
  /** Takes a prompt that still waits out of the queue. */
  withdraw: procedure.input(bySession.extend({ messageId: uuidV7 })).output(z.void()),
};
