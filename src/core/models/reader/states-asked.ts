import { namingsIn } from '../../knowledge/memory/namings-in';
import { hasTerm, matchTerms, type Terms } from './match-terms';
import { kindsIn } from './with-kinds';
import { tellingStemsAskedBy } from './words';

/**
 * Gives the share of a question, 0 to 1, that a text says in naming a thing of which it tells what that is: "The code of
 * the barn is 41-7" for the code of the barn. 0 of what says more in naming it, and so tells of another thing. `weighed`
 * are the question's terms.
 */
export function sharesStated(question: string, weighed: Terms): (told: string) => number {
  const toStems = tellingStemsAskedBy(question);
  const asked = new Set(weighed.keys());
  const isAsked = (stem: string): boolean => hasTerm(asked, stem);
  return (told) => {
    const shares = namingsIn(told).map(({ name, is, value }) => {
      const stems = toStems(name);
      if (stems.length === 0 || !stems.every(isAsked) || toStems(value).every(isAsked)) return 0;
      return matchTerms(weighed, [name, is, ...kindsIn(value)].join(' '), toStems).share;
    });
    return Math.max(0, ...shares);
  };
}
