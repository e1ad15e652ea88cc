import type { RecallReach } from '../../../shared/domain/settings';
import { en } from '../../../shared/text/en';

const NAMES = { all: 'all', session: 'session', none: 'nothing' } as const satisfies Record<RecallReach, string>;

/** A reach in few words. */
export function reachTitle(reach: RecallReach): string {
  return en.reach[NAMES[reach]];
}
