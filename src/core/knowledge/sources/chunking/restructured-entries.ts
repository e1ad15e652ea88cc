import type { Heading } from './outline';
import { isObject, marginOf, type DirectiveBlock, type RestructuredBlock } from './restructured-blocks';
import { isTimeToYield, type Steps } from '../../steps';

/** Below every heading that is underlined; what is further in is further below. */
const INNER = 100;

/**
 * The headings of a file, and among them what it describes one by one (`.. function:: open(path)`): each entry is a
 * section under its name, to which its description belongs. Where that ends, and neither a heading nor another entry
 * begins, one without a title ends the section.
 */
export function* withEntries(
  lines: readonly string[],
  headings: readonly Heading[],
  blocks: readonly RestructuredBlock[],
): Steps<readonly Heading[]> {
  const entries = blocks.filter((block) => block.kind === 'directive').filter(isEntry);
  if (entries.length === 0) return headings;
  const all = new Map(headings.map((heading) => [heading.line, heading]));
  for (const [at, entry] of entries.entries()) {
    if (isTimeToYield(at)) yield;
    all.set(entry.from, headingOf(lines, entry));
  }
  for (const [at, entry] of entries.entries()) {
    if (isTimeToYield(at)) yield;
    const line = nextLine(lines, entry.end + 1);
    const level = levelOf(lines, entry);
    const there = all.get(line);
    // Of several that end in one place the outermost says how far out the text goes on.
    if (there === undefined || (there.title === '' && there.level > level))
      all.set(line, { line, last: line - 1, level, title: '' });
  }
  return [...all.values()].toSorted((a, b) => a.line - b.line);
}

function isEntry({ name, argument }: DirectiveBlock): boolean {
  return isObject(name) && argument !== '';
}

function headingOf(lines: readonly string[], entry: DirectiveBlock): Heading {
  return { line: entry.from, last: entry.to, level: levelOf(lines, entry), title: nameOf(entry) };
}

function levelOf(lines: readonly string[], { from }: DirectiveBlock): number {
  return INNER + marginOf(lines[from] ?? '');
}

/** `open` of `int open(path)`, `str.find` of `str.find(sub)`, `-v` of `-v <level>`. */
function nameOf({ name, argument }: DirectiveBlock): string {
  const [signature = ''] = argument.split('\n');
  if (name.endsWith('option')) return signature.split(/[\s,=[]/)[0] ?? signature;
  const declared = signature.replace(/\\(?=.)/g, '').split(/\s*\(/)[0] ?? '';
  const last = declared.split(/[\s*&]+/).findLast((word) => /[\p{L}\p{N}_]/u.test(word));
  return last !== undefined && /^[\p{L}\p{N}_$.:-]+$/u.test(last) ? last : signature;
}

/** The first line from `from` on that has something. */
function nextLine(lines: readonly string[], from: number): number {
  let line = from;
  while (line < lines.length && lines[line]?.trim() === '') line += 1;
  return Math.min(line, lines.length);
}
