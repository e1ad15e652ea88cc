import { isGlue, stem } from './stems';

/** How the words of a question, and of what is compared with it, are read: by the language that it is asked in. */
export interface QuestionReading {
  /** What the forms of a word have in common; one for all ways to say what the question asks. */
  readonly stem: (word: string) => string;
  /** A word that says nothing of what it is about. */
  readonly isFiller: (word: string) => boolean;
  /** For words of the question, lower-case, the words of the index that are forms of them, as full text has these. */
  readonly forms: ReadonlyMap<string, readonly string[]>;
}

/** English, and any language of which no forms are known. */
export const plainReading: QuestionReading = { stem, isFiller: isGlue, forms: new Map() };
