/** How a line begins that is a comment, in one language or another. */
const COMMENT = /^(?:#|\/\/|\/\*|\*|--|;|%|<!--)/;
/** What opens text over several lines. Within a word or a path, `/*` stands for names of files; in a string it opens nothing. */
const OPENING = /"""|'''|(?<![\p{L}\p{N}_"'`*/.-])\/\*|(?<![^\s>])<!--/gu;
const CLOSING: Readonly<Record<string, string>> = { '/*': '*/', '<!--': '-->' };
/** How the lines of a comment begin that show that they are ones. */
const GOES_ON = /^\*(?:\s|\/|$)/;
/** Of C and its kin. */
const NEVER_MET = /^#\s*if\s+(?:0|false)\b/i;
const DIRECTIVE = /^#\s*(if|else|elif|endif)/;

/** Whether a line of code begins as a comment does. */
export function isComment(line: string): boolean {
  return COMMENT.test(line);
}

/** A line that is nothing but code, whatever surrounds it: a call, an assignment, the edge of a block. */
export const CODE = /^[\w.$]+\([^()]*\);?$|^[\w.$]+ = |[;{}]$/;
const SIGN = /^(?:\/\*+!?|\*(?!\/)|#+!?|\/\/[/!]?|--+|;+|%+|<!--)\s*/;
const END_SIGN = /\s*(?:(?<!\*)\*+\/|-->)$/;

/** The words of a line of a comment; one that is code stays what it is. */
export function withoutSign(line: string): string {
  const words = line.replace(END_SIGN, '').replace(SIGN, '');
  return words === '' || CODE.test(words) ? line : words;
}

/** A line of code, as those before it make it. */
export interface CodeLine {
  /** A comment, or text over several lines. */
  readonly isWords: boolean;
  /** Whether it does not run, and nothing in it says so: a comment, a text or `#if 0` is open where it begins. */
  readonly isEnclosed: boolean;
}

/** Reads the lines of a file or a listing, one after the other. */
export interface CodeLines {
  take(line: string): CodeLine;
  /** Begins anew, and tells of how many of the last lines nothing was enclosed: what was opened before them never ended. */
  restart(): number;
}

export function createCodeLines(): CodeLines {
  let close: string | null = null;
  /** Conditions that are open within one that is never met. */
  let depth = 0;
  /** Lines since what is open was opened. */
  let openFor = 0;
  return {
    take(line) {
      const isWithin = close !== null;
      const isDead = depth > 0;
      openFor = isWithin || isDead ? openFor + 1 : 0;
      if (!isWithin) depth = depthBehind(line, depth);
      let from = 0;
      for (;;) {
        if (close === null) {
          const opening = firstBorder(line, from);
          if (opening === null) break;
          close = opening.close;
          from = opening.end;
        }
        const at = line.indexOf(close, from);
        if (at < 0) break;
        from = at + close.length;
        close = null;
      }
      return {
        isWords: isWithin || close !== null || isComment(line),
        isEnclosed: (isWithin && !GOES_ON.test(line)) || (isDead && depth > 0),
      };
    },
    restart() {
      const wrong = close !== null || depth > 0 ? openFor : 0;
      [close, depth, openFor] = [null, 0, 0];
      return wrong;
    },
  };
}

function depthBehind(line: string, depth: number): number {
  if (depth === 0) return NEVER_MET.test(line) ? 1 : 0;
  const directive = DIRECTIVE.exec(line)?.[1];
  if (directive === 'if') return depth + 1;
  if (directive === 'endif') return depth - 1;
  return directive !== undefined && depth === 1 ? 0 : depth;
}

function firstBorder(line: string, from: number): { readonly close: string; readonly end: number } | null {
  OPENING.lastIndex = from;
  const open = OPENING.exec(line)?.[0];
  return open === undefined ? null : { close: CLOSING[open] ?? open, end: OPENING.lastIndex };
}
