import type { Profile } from '../../../shared/domain/profile';
import { toldIn } from '../../knowledge/memory/told-in';
import { bestSentences } from './best-sentences';
import type { Terms } from './match-terms';
import type { Recalled } from './memory-candidate';
import type { Memory } from './pick-memories';
import type { PickedProfile } from './pick-profile';
import { mayTakePlace, takesPlaceOf } from './takes-place-of';

interface Told {
  readonly recalled: readonly Recalled[];
  /** What the user said in this session, oldest first. */
  readonly saidBefore: readonly string[];
}

/** Of each the newest, if any. */
export interface ChangedProfile {
  /** Said in this session: it is newer than what stands in the profile. */
  readonly leading: readonly Memory[];
  /** Said at another time: the profile may have been written since. So may be what is no sure change. */
  readonly following: readonly Memory[];
}

const UNCHANGED: ChangedProfile = { leading: [], following: [] };

/** What the user told that says of an entry of the profile that it is so no more. */
export function changedProfile(
  question: string,
  terms: Terms,
  profile: Profile,
  { sections, isWhole }: PickedProfile,
  { recalled, saidBefore }: Told,
): ChangedProfile {
  if (isWhole || sections.length === 0) return UNCHANGED;
  const takesPlace = takesPlaceOf(question);
  // What stands of others does not change with the user.
  const ofUser = sections.flatMap(({ entries }) => entries).filter((entry) => !profile.people.includes(entry));
  const before = recalled
    .filter(({ role }) => role === 'user')
    .toSorted((a, b) => b.createdAt - a.createdAt)
    .map(({ text, createdAt }) => ({ text, createdAt }));
  const said = saidBefore.toReversed().map((text) => ({ text, createdAt: null }));
  const changes = [...said, ...before].flatMap(({ text, createdAt }) => {
    const told = toldIn(text);
    const all = mayTakePlace(told) ? ofUser.map((entry) => takesPlace(`I ${entry}`, told)) : [];
    const isSure = all.includes('surely') && createdAt === null;
    if (!isSure && all.every((one) => one === 'not')) return [];
    const memory: Memory = { role: 'user', text: bestSentences(terms, text.trim()), createdAt, isAskedAgain: false };
    return [{ isSure, memory }];
  });
  const newest = (isSure: boolean): readonly Memory[] =>
    changes
      .filter((change) => change.isSure === isSure)
      .slice(0, 1)
      .map(({ memory }) => memory);
  const leading = newest(true);
  return { leading, following: leading.length > 0 ? [] : newest(false) };
}
