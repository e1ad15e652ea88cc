/**
 * A file's lines, and what is searched of each. A searched line is as long as the line itself, so a cut is at the same
 * place in both: what is noise there is `NOTHING` or, where it parts words, a space.
 */
export interface FileLines {
  readonly lines: readonly string[];
  /** The same array as `lines` where the file has no noise. */
  readonly searched: readonly string[];
}

/** Stands for a character that a reader does not see. No text has it: pick-files.ts replaces it. */
export const NOTHING = '\0';
/** Stands for the hyphen of a word that goes on in the next line. Unicode keeps it for inner use. */
export const JOINED = '\ufdd2';

/** What is left to search of lines, while their noise is taken out. */
export interface Redaction {
  line(index: number): string;
  /** Hides the characters from `from` to before `to` of a line; `shown` stands there instead, and is no longer. */
  hide(index: number, from: number, to: number, shown?: string): void;
  /** Hides whole lines, the last one included. */
  hideLines(from: number, to: number): void;
  /** Puts lines of the same lengths in place of those from `from` on. */
  replaceLines(from: number, texts: readonly string[]): void;
  result(): readonly string[];
}

export function redact(lines: readonly string[]): Redaction {
  let changed: string[] | null = null;
  const line = (index: number): string => (changed ?? lines)[index] ?? '';
  const set = (index: number, text: string): void => {
    changed ??= [...lines];
    changed[index] = text;
  };
  return {
    line,
    hide: (index, from, to, shown = '') => set(index, replaceSpan(line(index), from, to, shown)),
    hideLines(from, to) {
      for (let index = from; index <= to; index += 1) set(index, NOTHING.repeat(line(index).length));
    },
    replaceLines(from, texts) {
      for (const [at, text] of texts.entries()) if (text !== line(from + at)) set(from + at, text);
    },
    result: () => changed ?? lines,
  };
}

function replaceSpan(text: string, from: number, to: number, shown: string): string {
  return text.slice(0, from) + shown.padEnd(to - from, NOTHING) + text.slice(to);
}

/** As many spaces as `text` has characters; its line ends stay. */
export function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

export function isBlank(searched: string | undefined): boolean {
  return searched === undefined || !/[^\s\0]/.test(searched);
}

/** What a reader sees of searched text. */
export function visible(searched: string): string {
  return searched
    .replaceAll(NOTHING, '')
    .replace(/\ufdd2\s*/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
