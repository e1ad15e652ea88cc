import type { StorageUse } from '../../../../shared/contract/sources';
import { wording } from '../../../../shared/text/wording';

/** Why what was fetched cannot be freed now; null when some of it can, or nothing is there. */
export function whyNothingToFree({ freeableKeys, kept }: Pick<StorageUse, 'freeableKeys' | 'kept'>): string | null {
  if (freeableKeys.length > 0) return null;
  const { keptBoth, keptBusy, keptPinned } = wording.settings;
  if (kept.includes('busy')) return kept.includes('pinned') ? keptBoth : keptBusy;
  return kept.includes('pinned') ? keptPinned : null;
}
