import type { Gap } from '../search/find-part';
import { lastUpTo } from '../search/last-up-to';
import { CODE, withoutSign } from '../view/comment-lines';
import type { SourceView } from '../view/source-view';
import { isIntroducedAsFalse } from './introduction-of';
import { lastSentence, writtenAfter, writtenBefore } from './sentence-rests';

/** Of a thing, a function or an option. */
const NAME = /^[\p{L}\p{N}_$.:#@/-]+(?:\(\))?$/u;
/** What negates the expression that it stands before. */
const NEGATED = /(?:!\s*\(*|(?<![\p{L}\p{N}_.`])not\s+\(*)$/u;
/** A line that was code once; the lines of a text about code begin otherwise, as do the examples in them. */
const COMMENTED_OUT = /^(?:\/\/(?![/!])|\/\*(?!\*)|(?:#|--|;)\s)\s*/;
/** What is named next is what is not to be done. */
const FORBIDS =
  /(?<!\p{L})(?:never|(?:do|must|should|may) not|(?:do|must|should|ca)n['’]t|cannot|avoid)\s+(?:[\p{L}-]+\s+){0,4}`*$/iu;
/** What makes of a value or a statement a part of another, where it stands behind it. */
const GOES_ON = /^\s(?:&&|\|\||[?:]|(?:and|or|if|unless|else)(?![\p{L}\p{N}_]))/u;
const IN_BRACKETS = /\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}/g;
const MAX_DEPTH = 5;
/** A command with an option: all that stands in its line belongs to it, but for another command. */
const COMMAND = /^[\w./-]+\s(?:.*\s)?--?[\p{L}\p{N}]/u;
const BEFORE_COMMAND = /[\p{L}\p{N}]\s$/u;
const ROOT = /(?:^|[\s$#%>`])sudo\s$/;
const BEHIND_COMMAND = /^\s(?!(?:#|\/\/|--)\s)[^\s|;&]/;
const ADDED = /^(?:\+|@@)/;
/** Lines of a diff that are taken out together. */
const MAX_REMOVED = 100;

/**
 * Whether code in a line of an answer, found at a place, is turned by what stands there: it is negated, taken out of a
 * longer condition or command, commented out, or what the text forbids. A name alone says nothing that could be turned.
 */
export function isTurnedCode(view: SourceView, { from, to }: Gap): boolean {
  const { text, lineStarts, indents } = view;
  const quoted = text.slice(from, to);
  if (NAME.test(quoted)) return false;
  const nth = lastUpTo(lineStarts, from);
  const [first, next] = [lineStarts[nth] ?? 0, lineStarts[nth + 1] ?? text.length + 1];
  const isCode = typeof indents[nth] === 'number';
  const [before, after] = isCode
    ? [text.slice(first, from), text.slice(to, Math.max(to, next - 1))]
    : inSpan(writtenBefore(view, from), writtenAfter(view, to));
  if (NEGATED.test(before) || isRemoved(view, { from, to })) return true;
  if (isPartOfMore(quoted, before, after) || isIntroducedAsFalse(view, nth, from === first)) return true;
  if (isCode && isCommentedOut(text.slice(first, next - 1), before)) return true;
  return /[\s()]/.test(quoted) && FORBIDS.test(lastSentence(writtenBefore(view, from), ''));
}

/** Whether a place is in a line that a diff takes out, without the sign that says so. */
export function isRemoved({ text, lineStarts, indents }: SourceView, { from }: Gap): boolean {
  const own = lastUpTo(lineStarts, from);
  const isIn = (nth: number): boolean => typeof indents[nth] === 'number';
  const lineAt = (nth: number): string => text.slice(lineStarts[nth], (lineStarts[nth + 1] ?? text.length + 1) - 1);
  if (!isIn(own) || !/^-\s?$/.test(text.slice(lineStarts[own], from))) return false;
  return [-1, 1].some((step) => {
    let nth = own + step;
    while (isIn(nth) && Math.abs(nth - own) < MAX_REMOVED && lineAt(nth).startsWith('-')) nth += step;
    return isIn(nth) && ADDED.test(lineAt(nth));
  });
}

/** What stands around code within its backticks; nothing is known of it where it has none. */
function inSpan(before: string, after: string): readonly [before: string, after: string] {
  const [opening, closing] = [before.lastIndexOf('`'), after.indexOf('`')];
  const isOpen = before.split('`').length % 2 === 0 && closing >= 0;
  return isOpen ? [before.slice(opening), after.slice(0, closing)] : ['', ''];
}

function isPartOfMore(quoted: string, before: string, after: string): boolean {
  if (COMMAND.test(quoted)) {
    return BEHIND_COMMAND.test(after) || (BEFORE_COMMAND.test(before) && !ROOT.test(before));
  }
  let open = quoted;
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) open = open.replace(IN_BRACKETS, '');
  return /\s/.test(open) && GOES_ON.test(after);
}

function isCommentedOut(line: string, before: string): boolean {
  const sign = COMMENTED_OUT.exec(line)?.[0];
  return (
    sign !== undefined &&
    before.length >= sign.length &&
    withoutSign(line) === line &&
    CODE.test(line.slice(sign.length).replace(/\s*\*\/$/, ''))
  );
}
