import type { RecallReach } from '../../../shared/domain/settings';
import { en } from '../../../shared/text/en';

/** A reach in few words. */
export const reachTitles: Readonly<Record<RecallReach, string>> = {
  all: en.reach.all,
  session: en.reach.session,
  none: en.reach.nothing,
};
