import { z } from 'zod';
import { withoutBlocks, type BlockCut } from '../chat/quoted-blocks';
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

/** What is taken out of drafts. */
export interface DraftCut extends BlockCut {
  /** The one draft that it is taken out of; of all where it is left out. */
  readonly key?: DraftKey;
}

/** What is left of a draft (see `withoutBlocks`); `key` is null where it has none yet. */
export function withoutCuts(key: DraftKey | null, text: string, cuts: readonly DraftCut[]): string {
  const own = cuts.filter((cut) => cut.key === undefined || cut.key === key);
  return withoutBlocks(text, own);
}

/** `by` names the window that made the change. */
export type DraftEvent =
  | { readonly type: 'all'; readonly drafts: readonly KeptDraft[] }
  | ({ readonly type: 'changed'; readonly by: string } & KeptDraft)
  | { readonly type: 'cut'; readonly cuts: readonly DraftCut[] };
