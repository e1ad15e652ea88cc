import type { Grounding } from '../../shared/chat/grounding-of';
import type { CheckedQuote } from '../../shared/chat/message';
import type { CitedPlace, Passage } from '../../shared/domain/passage';
import type { CallOptions } from './call-options';

/** What the words of an answer can come from. */
export interface AnswerGround {
  /** What it cites, by number. */
  readonly places: ReadonlyMap<number, CitedPlace>;
  /** The passages that the model had before it. */
  readonly shown: ReadonlyMap<number, Passage>;
  /** Those of them that came with an import: what they hold is what a file says, and nothing is found in them. */
  readonly imported?: ReadonlySet<number>;
  /** What else it was given: the user's words, memory, what went along with the prompt. */
  readonly given: readonly string[];
  readonly grounding: Grounding;
}

export interface CheckQuotesInput {
  /** The answer, part by part. */
  readonly texts: readonly string[];
  readonly ground: AnswerGround;
  /** The cited files by their blob, as `packText` made them. Of one that is not among them nothing is claimed. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Tells how the quotes of an answer stand in what they come from. */
export interface QuoteKnowledge {
  check(input: CheckQuotesInput, options?: CallOptions): Promise<readonly CheckedQuote[]>;
}
