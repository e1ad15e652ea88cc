import { namingsIn } from '../../knowledge/memory/namings-in';
import { hasTerm, matchTerms, type Terms } from './match-terms';
import { tellsValue } from './tells-value';
import { kindsIn } from './with-kinds';
import { tellingStemsAskedBy } from './words';

/** Shares of a question, 0 to 1. */
export interface Stated {
  /** Said in naming a thing of which a text tells what, how or where it is. */
  readonly named: number;
  /** Of that, where what is told may be what is asked for. */
  readonly stated: number;
}

/**
 * Gives the share of a question that a text says in naming a thing of which it tells what that is: "The code of the barn
 * is 41-7" for the code of the barn. 0 of what says more in naming it, and so tells of another thing. `weighed` are the
 * question's terms.
 */
export function sharesStated(question: string, weighed: Terms): (told: string) => Stated {
  const toStems = tellingStemsAskedBy(question);
  const asked = new Set(weighed.keys());
  const isAsked = (stem: string): boolean => hasTerm(asked, stem);
  return (told) => {
    const shares = namingsIn(told).map(({ name, is, value }): Stated => {
      const stems = toStems(name);
      if (stems.length === 0 || !stems.every(isAsked) || toStems(value).every(isAsked)) return { named: 0, stated: 0 };
      const named = matchTerms(weighed, [name, is, ...kindsIn(value)].join(' '), toStems).share;
      return { named, stated: tellsValue(question, is, value) ? named : 0 };
    });
    return {
      named: Math.max(0, ...shares.map(({ named }) => named)),
      stated: Math.max(0, ...shares.map(({ stated }) => stated)),
    };
  };
}
