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

/** What the user told that says of an entry of the profile that it is so no more, newest first. */
export function changedProfile(
  question: string,
  terms: Terms,
  profile: Profile,
  { sections, isWhole }: PickedProfile,
  { recalled, saidBefore }: Told,
): readonly Memory[] {
  if (isWhole) return [];
  // What stands of others does not change with the user.
  const ofUser = sections.flatMap(({ entries }) => entries).filter((entry) => !profile.people.includes(entry));
  const before = recalled
    .filter(({ role }) => role === 'user')
    .toSorted((a, b) => b.createdAt - a.createdAt)
    .map(({ text, createdAt }) => ({ text, createdAt }));
  const said = saidBefore.toReversed().map((text) => ({ text, createdAt: null }));
  return [...said, ...before].flatMap(({ text, createdAt }): readonly Memory[] => {
    const told = toldIn(text);
    const isChange = mayTakePlace(told) && ofUser.some((entry) => takesPlaceOf(question, `I ${entry}`, told));
    return isChange ? [{ role: 'user', text: bestSentences(terms, text.trim()), createdAt, isAskedAgain: false }] : [];
  });
}
