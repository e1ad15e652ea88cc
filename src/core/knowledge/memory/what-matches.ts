import { isEnglish } from '../index/is-english';
import type { MessageTable } from './message-table';
import type { WordEvidence } from './message-words';

/** A match has so much of the prompt's words, rare ones heavier, or any of them and is so near in meaning (relatedness). */
const MIN_SHARE = 0.3;
const MIN_MEANING = 0.25;
/** Without any word of the prompt: few unrelated sentences are as near as this, and few questions, which are all alike. */
const MIN_ALONE = 0.5;
const MIN_QUESTION_ALONE = 0.6;
/** The models know English; of other languages all is near to all, and only what is nearly the nearest may mean something. */
const NEARLY_NEAREST = 0.97;
/** A pinned message is near with any word of the prompt, or this: of 107 prompts one has so much in common with another matter. */
const MIN_PINNED = 0.35;

export interface WhatMatches {
  /** Numbers of all that is more than the best of what has nothing to do with the prompt. */
  matching(): readonly number[];
  isNearPinned(number: number): boolean;
}

export function whatMatches(
  prompt: string,
  table: MessageTable,
  words: Pick<WordEvidence, 'shares'>,
  meaning: Float32Array | null,
): WhatMatches {
  const isOfEnglish = isEnglish(prompt);
  const { shares } = words;
  const near = meaning ?? new Float32Array(table.end).fill(-1);
  const isQuestion = (number: number): boolean => table.of(number)?.asked === 1;
  const nearest = isOfEnglish || meaning === null ? 0 : nearestTold(meaning, isQuestion);
  const least = Math.max(MIN_ALONE, NEARLY_NEAREST * nearest);
  const leastOfQuestion = isOfEnglish ? MIN_QUESTION_ALONE : Infinity;
  const leastOfAny = Math.min(least, leastOfQuestion);
  return {
    // A pass over all there is, without a call for each.
    matching() {
      const numbers: number[] = [];
      for (let number = 0; number < near.length; number += 1) {
        const share = shares[number] ?? 0;
        const nearness = near[number] ?? 0;
        const isMatch =
          share > 0
            ? share >= MIN_SHARE || nearness >= MIN_MEANING
            : nearness >= leastOfAny && nearness >= (isQuestion(number) ? leastOfQuestion : least);
        if (isMatch) numbers.push(number);
      }
      return numbers;
    },
    isNearPinned: (number) => (shares[number] ?? 0) > 0 || (isOfEnglish && (near[number] ?? 0) >= MIN_PINNED),
  };
}

/** The nearest of what tells something: the same question is the nearest, and answers nothing. */
function nearestTold(meaning: Float32Array, isQuestion: (number: number) => boolean): number {
  let most = 0;
  for (let number = 0; number < meaning.length; number += 1) {
    const value = meaning[number] ?? 0;
    if (value > most && !isQuestion(number)) most = value;
  }
  return most;
}
