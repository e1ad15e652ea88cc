import { eventIterator, type } from '@orpc/contract';
import { z } from 'zod';
import { keptDraft, type DraftEvent } from '../domain/draft';
import { procedure } from './errors';

/** What stands unsent in the message boxes. Windows hand over nothing of private sessions. */
export const drafts = {
  /** All drafts, then each that a window changes. */
  watch: procedure.output(eventIterator(type<DraftEvent>())),
  /** Keeps a draft, or leaves nothing of it when its text is empty. `by` is the window's own name for itself. */
  keep: procedure.input(keptDraft.extend({ by: z.string().max(100) })).output(z.void()),
  /** Keeps the drafts that earlier versions left in the browser's own storage, and leaves nothing there. */
  takeOver: procedure.input(z.object({ drafts: z.array(keptDraft) })).output(z.void()),
};
