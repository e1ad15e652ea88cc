/** A stretch of a file that is found and cited as one. */
export interface Chunk {
  /** Headings from the outermost in. */
  readonly trail: readonly string[];
  /** First and last line, 1-based and inclusive. */
  readonly lines: readonly [number, number];
  /** Those lines joined by `\n`, or a part of the one line when that is too long. */
  readonly text: string;
  /** What is searched in place of `text`, where that has more than what a reader sees. */
  readonly words?: string;
}

/** Lines of a section that should stay together; indexes into the file's lines, the last one included. */
export interface Block {
  readonly from: number;
  readonly to: number;
}

/** A heading's reach. */
export interface Section extends Block {
  readonly trail: readonly string[];
  /** What follows the heading: nothing but blank lines, or nothing that is searched. */
  readonly body: 'none' | 'hidden' | 'text';
  readonly blocks: readonly Block[];
}
