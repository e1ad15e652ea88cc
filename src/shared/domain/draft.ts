import { z } from 'zod';
import type { BlockCut } from '../chat/quoted-blocks';
import { uuidV7 } from './ids';
import { MAX_PROMPT_LENGTH } from './session';

const PREFIX = 'draft:';
const NEW_PREFIX = `${PREFIX}new:`;

/** Names a draft: that of a session, or that of a window whose session has no id yet. */
export const draftKey = z.templateLiteral([PREFIX, uuidV7]).or(z.templateLiteral([NEW_PREFIX, uuidV7]));

/** A box may hold more than can be sent; what is far beyond that lasts as long as its window. */
export const keptDraft = z.object({ key: draftKey, text: z.string().max(4 * MAX_PROMPT_LENGTH) });
export type KeptDraft = z.infer<typeof keptDraft>;
export type DraftKey = KeptDraft['key'];

/** `by` names the window that made the change; `cuts` are made in all drafts (see `withoutBlocks`). */
export type DraftEvent =
  | { readonly type: 'all'; readonly drafts: readonly KeptDraft[] }
  | ({ readonly type: 'changed'; readonly by: string } & KeptDraft)
  | { readonly type: 'cut'; readonly cuts: readonly BlockCut[] };
