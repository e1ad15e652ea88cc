import type { Block } from './chunk';

/** A heading in a text file. `line` is the index of its first line, `last` of its underline or of itself. */
export interface Heading {
  readonly line: number;
  readonly last: number;
  /** 1 is the outermost. */
  readonly level: number;
  /** Empty where a section ends and what is around it goes on. */
  readonly title: string;
}

/** How a file is to be cut. */
export interface Outline {
  readonly headings: readonly Heading[];
  /** For each line, true while it is inside what blank lines do not part: a fence, a list of HTML; its marks included. */
  readonly isWhole: readonly boolean[];
  /** For each line, true when a block begins with it though no blank line is above. */
  readonly startsBlock?: readonly boolean[];
}

/** What a file says of itself before its text. */
export interface FrontMatter {
  /** The first line after it. */
  readonly end: number;
  readonly title: string | null;
  /** Lines that say what the file is about. */
  readonly summary: Block | null;
}

export const NO_FRONT_MATTER: FrontMatter = { end: 0, title: null, summary: null };
