import type { Source } from '../../../../shared/domain/source';
import { wording, fill } from '../../../../shared/text/wording';

const text = wording.sources;
const COMMIT_ID = /^[0-9a-f]{40}$/;
const SHORT_COMMIT = 10;

/** What a source is to follow in place of what it follows now: another ref, folder, or both. Null when it stays. */
export function nextPlaceOf({ kind, ref, searchPath, becoming }: Source): string | null {
  if (becoming === null) return null;
  const { ref: nextRef, searchPath: nextPath } = becoming;
  const newest = kind === 'folder' ? text.asItLies : text.newest;
  const at = nextRef !== null && COMMIT_ID.test(nextRef) ? nextRef.slice(0, SHORT_COMMIT) : (nextRef ?? newest);
  const below = nextPath === null ? text.allFolders : fill(text.inFolder, { path: nextPath });
  return [nextRef !== ref && at, nextPath !== searchPath && below].filter(Boolean).join(' · ');
}
