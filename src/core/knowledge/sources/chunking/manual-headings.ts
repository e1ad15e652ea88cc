import { isTimeToYield, type Steps } from '../../steps';
import { indentWith } from '../indent-with';
import type { Heading } from './outline';

/** `SEE ALSO`, `EXIT-STATUS`, `I/O`. */
const CAPITALS = /^(?=.*\p{Lu}.*\p{Lu})[\p{Lu}\p{N}][\p{Lu}\p{N} /-]{1,59}$/u;
const TITLE = /^\s*["“„‘`(<@_]?[\p{L}\p{N}](?!.*\S\s{3,}\S).+(?<![.;,:])$/u;
const MAX_LENGTH = 80;
/** One of the sections that manuals have: rows of a log and parts of a query are in capitals, too. */
const USUAL =
  /^(?:NAME|SYNOPSIS|DESCRIPTION|OPTIONS|ARGUMENTS|COMMANDS|USAGE|EXAMPLES?|SEE ALSO|FILES|ENVIRONMENT|EXIT STATUS|RETURN VALUES?|DIAGNOSTICS|NOTES|BUGS|AUTHORS?|HISTORY|COPYRIGHT|LICEN[CS]E|INTRODUCTION|OVERVIEW|ABSTRACT|REQUIREMENTS|INSTALL(?:ATION|ING)?|CONFIGURATION|GETTING STARTED|QUICK ?START|CONTENTS|BESCHREIBUNG|ÜBERSICHT|OPTIONEN|BEISPIELE?|DATEIEN|SIEHE AUCH|EINLEITUNG)$/u;
/** Of sections no more than so many have each title. */
const MAX_SAME = 2;
/** A heading within a section is set in so far, and the text of both further. */
const INNER = { least: 2, most: 3 };
/** Of a terminal. */
const TAB = 8;
const indentOf = (line: string): number => indentWith(TAB, line);

/**
 * Headings as a manual for terminals has them: sections in capitals, each with its text set in or right below, and those
 * within them set in less than the text. `text` is a file's lines.
 */
export function* findManualHeadings(text: readonly string[]): Steps<readonly Heading[]> {
  const headings: Heading[] = [];
  let margin: number | null = null;
  for (let index = 0; index < text.length; index += 1) {
    if (isTimeToYield(index)) yield;
    const line = text[index] ?? '';
    const isApart = (text[index - 1] ?? '') === '' || headings.at(-1)?.line === index - 1;
    if (line === '' || !isApart) continue;
    const below = lineBelow(text, index);
    if (isSection(line, text[below] ?? '', below === index + 1)) {
      margin ??= marginBelow(text, below);
      headings.push({ line: index, last: index, level: 1, title: line });
    } else if (margin !== null && margin > INNER.most && isInner(line) && indentOf(text[below] ?? '') >= margin) {
      headings.push({ line: index, last: index, level: 2, title: line.replace(/\s+/g, ' ').trim() });
    }
  }
  const sections = headings.flatMap(({ level, title }) => (level === 1 ? [title] : []));
  const isManual = sections.some((title) => USUAL.test(title));
  return isManual && sections.length <= MAX_SAME * new Set(sections).size ? headings : [];
}

function lineBelow(text: readonly string[], index: number): number {
  let below = index + 1;
  while (text[below] === '') below += 1;
  return below;
}

/** A list of words in capitals, or of what has no small letter, is no section. */
function isSection(line: string, below: string, isRightBelow: boolean): boolean {
  if (!CAPITALS.test(line) || below === '') return false;
  return /^\s/.test(below) || (isRightBelow && !CAPITALS.test(below) && /\p{Ll}/u.test(below));
}

/** How far the text of the first section is set in, which may begin with a heading of its own. */
function marginBelow(text: readonly string[], index: number): number {
  const [first, second] = [text[index] ?? '', text[index + 1] ?? ''].map(indentOf);
  return isInner(text[index] ?? '') ? Math.max(first ?? 0, second ?? 0) : (first ?? 0);
}

function isInner(line: string): boolean {
  const indent = indentOf(line);
  return indent >= INNER.least && indent <= INNER.most && line.length <= MAX_LENGTH && TITLE.test(line);
}
