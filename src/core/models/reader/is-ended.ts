import type { Passage } from '../../../shared/domain/passage';
import { hasWord, isCode, namesOf } from './asked-member';

/** What closes a thing, where it stands no further in than what it closes. */
const CLOSING = /^\s*(?:\}|end\b|\)[\s;,]*$)/u;
/** Lines between a passage and the next of its file, at most: two blank ones. */
const GAP = 3;
const SIMPLE = /\{.*\}|;\s*$/u;
const DOCSTRING = /("""|''')[^]*?(?:\1|$)/gu;
const INNER = /^\s+(?:(?:async\s+)?def\s|class\s|[\p{L}_][\p{L}\p{N}_]*\s*[:=])/mu;

/**
 * Whether the end of what is declared is among its passages, which are in their order: it is closed there, or goes over
 * into other matters that were found, or is in one passage with what is in it. What has no sign for its end may go on in
 * passages that were not found.
 */
export function isEnded(name: string, declared: readonly Passage[], found: readonly Passage[]): boolean {
  const last = declared.at(-1);
  if (last === undefined) return false;
  const goesOver = found.some((passage) => follows(passage, last) && !isWithin(name, passage));
  if (goesOver || !isCode(last)) return goesOver;
  const lines = declared.flatMap(({ text }) => text.split('\n'));
  const head = lines.findIndex((line) => hasWord(name, line, 'iu') && !/^\s*(?:\/\/|\/?\*|#|--)/u.test(line));
  const [first = '', ...after] = lines.slice(Math.max(0, head));
  const isClosing = (line: string): boolean => CLOSING.test(line) && marginOf(line) <= marginOf(first);
  return SIMPLE.test(first) || after.some(isClosing) || isInOne(name, declared);
}

/** Symbols that are wholly in a passage are the last of its trail; what is in one that is parted would be there instead. */
function isInOne(name: string, [passage, ...others]: readonly Passage[]): boolean {
  if (passage === undefined || others.length > 0 || !isTitled(name, passage.trail.at(-1))) return false;
  return INNER.test(passage.text.replace(DOCSTRING, ''));
}

function isWithin(name: string, { trail }: Passage): boolean {
  return trail.some((title) => isTitled(name, title));
}

function isTitled(name: string, title = ''): boolean {
  return namesOf(title.toLowerCase()).includes(name.toLowerCase());
}

function follows(next: Passage, { sourceKey, path, lines }: Passage): boolean {
  const gap = next.lines[0] - lines[1];
  return next.sourceKey === sourceKey && next.path === path && gap > 0 && gap <= GAP;
}

function marginOf(line: string): number {
  return line.length - line.trimStart().length;
}
