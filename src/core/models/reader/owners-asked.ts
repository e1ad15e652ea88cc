import { hasTerm } from './match-terms';
import { allStemsOf } from './words';

/** Stems of whom a question asks for: "my brother’s name" is the brother’s, and whatever else has a name is no answer. */
export function ownersIn(question: string): readonly string[] {
  return [...question.matchAll(/\b(?:my|our)\s+(\p{L}+)['’]s\s/giu)].flatMap(([, owner = '']) => allStemsOf(owner));
}

export function speaksOf(text: string, owners: readonly string[]): boolean {
  if (owners.length === 0) return true;
  const stems = new Set(allStemsOf(text));
  return owners.every((owner) => hasTerm(stems, owner));
}
