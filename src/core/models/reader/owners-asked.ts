import { hasTerm, type Terms } from './match-terms';
import { allStemsOf, stemsAskedBy, stemsOf } from './words';

const [NAME = ''] = stemsOf('name');
/** What tells the user's own name; an entry of the profile may be nothing else. */
const OWN_NAME =
  /\b(?:[Mm]y (?:\p{L}+ )?name\b|I(?: am|['’]m) (?:called |named )?\p{Lu}|[Cc]all me\b|[Mm]ein (?:\p{L}+ )?Name\b|[Ii]ch hei(?:ß|ss)e\b|[Ii]ch bin \p{Lu}|[Nn]enn(?:t)? mich\b)|^(?:[Nn]ames?|[Cc]alled|[Nn]amed|[Hh]eißt)\b/u;

/** What the user has, and nobody else: so few words name a thing of which others have one too. */
const OF_USER = /\b(?:my|our)\s+\p{L}+(?!['’]s)(?!\p{L})/iu;
const FEW = 2;

/**
 * Whether a text speaks of whom a question asks for: "my brother’s name" is the brother’s, and whatever else has a name
 * is no answer; nor is it to a question for the name of anything else, or for the user's own.
 */
export function ownerAsked(question: string, terms: Terms): (text: string) => boolean {
  const toStems = stemsAskedBy(question);
  const owners = ownersIn(question);
  const named = terms.has(NAME) ? [...terms.keys()].filter((term) => term !== NAME) : null;
  const isOfUser = owners.length === 0 && terms.size <= FEW && OF_USER.test(question);
  return (text) => {
    if (named?.length === 0) return OWN_NAME.test(text);
    if (isOfUser && ownersIn(text).some((owner) => !terms.has(owner))) return false;
    if (owners.length === 0 && named === null) return true;
    const stems = new Set(toStems(text));
    const has = (owner: string): boolean => hasTerm(stems, owner);
    return owners.every(has) && (named === null || named.some(has));
  };
}

/** Stems of whom a question asks for. */
function ownersIn(question: string): readonly string[] {
  return [...question.matchAll(/\b(?:my|our)\s+(\p{L}+)['’]s\s/giu)].flatMap(([, owner = '']) => allStemsOf(owner));
}
