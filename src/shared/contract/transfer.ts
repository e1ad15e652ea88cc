import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';
import { uuidV7 } from '../domain/ids';
import type { Transfer } from '../domain/transfer';
import { procedure } from './errors';

const started = z.object({
  /** False when the system's dialogue was closed without a choice. */
  isStarted: z.boolean(),
});

/** Conversations in and out of files. Which files is asked by the system's own dialogue: a page names no paths. */
export const transfer = {
  /** What runs or ran last, and each change of it; null before the first. */
  watch: procedure.output(eventIterator(type<Transfer | null>())),
  /** Imports exports of ChatGPT, Claude and Lectern. Errors: `transfer.busy`. */
  importFiles: procedure.output(started),
  /** Writes one session, or all that are not private. Errors: `transfer.busy`, `session.unknown`. */
  exportSessions: procedure
    .input(z.object({ format: z.enum(['json', 'markdown', 'html']), sessionId: uuidV7.optional() }))
    .output(started),
  /** Resolves when the system's dialogue was closed. Errors: `session.unknown`, `memory.broken`, `print.failed`, `print.busy`. */
  print: procedure.input(z.object({ sessionId: uuidV7 })).output(z.void()),
  /** A session as it is exported, for the clipboard. Errors: `session.unknown`, `memory.broken`. */
  markdown: procedure.input(z.object({ sessionId: uuidV7 })).output(z.string()),
  /** What was imported stays; a half-written export goes. */
  stop: procedure.output(z.void()),
};
