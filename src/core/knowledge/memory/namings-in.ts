import { asks } from './is-question';
import { sentencesOf } from './sentences-of';

/** What stands between a thing and what it is. */
const IS =
  /(?<![\p{L}\p{N}])(?:(?:is|are|was|were)(?: called| named)?|[Ii]st|[Ss]ind|[Ww]ar|[Ww]aren|lautet|lauten|hei(?:ß|ss)t|beträgt)(?![\p{L}\p{N}])|[:：=]\s/gu;
/** Which of several it is, and no part of its name. */
const WHICH = /(?<!\p{L})(?:new|current|own|neue[mnrs]?|aktuelle[mnrs]?|eigene[mnrs]?)(?!\p{L})/giu;
/** What was done with a thing is not what it is. */
const DONE =
  /^\W*(?:\p{L}+ly |not |never |also |already )?(?!(?:need|us|hundr)ed\b)(?:\p{L}+(?:ed|en|own|ought) (?:by|for|to|from|on|in|at|with|after|before|last|again|out|over|up|off|down)\b|\p{L}{3,}ed\W*$)|(?<!\p{L})(?:worden|\p{Ll}*ge\p{Ll}{2,}(?:t|en)|\p{Ll}+iert)\W*$/u;

/** A thing by its name in a sentence that tells what it is. */
export interface Naming {
  readonly name: string;
  readonly is: string;
  readonly value: string;
}

/** The things of which a text tells what they are, either way round: "The code of the barn is 41-7" may name 41-7 too. */
export function namingsIn(told: string): readonly Naming[] {
  const stated = sentencesOf(told).filter((sentence) => !asks(sentence));
  return stated.flatMap((sentence) =>
    [...sentence.matchAll(IS)].flatMap(({ 0: is, index }): readonly Naming[] => {
      const [before, behind] = [sentence.slice(0, index), sentence.slice(index + is.length)];
      if (DONE.test(behind)) return [];
      return [
        { name: before.replace(WHICH, ' '), is, value: behind },
        { name: behind.replace(WHICH, ' '), is, value: before },
      ];
    }),
  );
}
