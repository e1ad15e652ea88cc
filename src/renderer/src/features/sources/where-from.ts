import type { Source } from '../../../../shared/domain/source';
import { wording, fill } from '../../../../shared/text/wording';

const text = wording.sources;
const SHORT_COMMIT = 10;

/** Address, then what narrows it: ref, folder, commit, and what lies there beside it. */
export function whereFrom({ kind, address, ref, searchPath, commit, edited, pinnedFrom }: Source): string {
  if (kind === 'handbook') return text.handbookFrom;
  const short = commit?.slice(0, SHORT_COMMIT) ?? null;
  const isPinned = short !== null && ref === commit;
  const edits = edited === 1 ? text.editedOne : fill(text.edited, { count: edited });
  return [
    address,
    isPinned ? pinnedFrom : ref,
    searchPath,
    isPinned ? fill(text.pinned, { commit: short }) : short,
    edited > 0 && edits,
  ]
    .filter(Boolean)
    .join(' · ');
}
