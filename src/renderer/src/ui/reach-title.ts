import type { RecallReach } from '../../../shared/domain/settings';
import { wording } from '../../../shared/text/wording';

const NAMES = { all: 'all', session: 'session', none: 'nothing' } as const satisfies Record<RecallReach, string>;

/** A reach in few words. */
export function reachTitle(reach: RecallReach): string {
  return wording.reach[NAMES[reach]];
}
