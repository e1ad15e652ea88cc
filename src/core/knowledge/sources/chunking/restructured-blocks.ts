import { finish, isTimeToYield, type Steps } from '../../steps';

/** A stretch of reStructuredText that two dots or two colons begin. Lines are indexes, the last one included. */
export type RestructuredBlock = HiddenBlock | DirectiveBlock | ListingBlock;

/** A comment, a target, or a directive without anything of its own to read. */
interface HiddenBlock {
  readonly kind: 'hidden';
  readonly from: number;
  readonly to: number;
}

/** The line of a directive with the options below it; what it holds is text like any other. */
export interface DirectiveBlock {
  readonly kind: 'directive';
  readonly from: number;
  /** The last line of its argument: what describes an object may have several signatures, one a line. */
  readonly head: number;
  readonly to: number;
  readonly name: string;
  readonly argument: string;
  /** The last line of what it holds. */
  readonly end: number;
}

/** What is read letter by letter, and the line that says so: a directive with its options, or a text that ends in `::`. */
export interface ListingBlock {
  readonly kind: 'listing';
  readonly from: number;
  /** The last line that is no part of what is listed. */
  readonly lead: number;
  readonly to: number;
  /** Null for one behind two colons. */
  readonly name: string | null;
  readonly argument: string;
}

const OPTION = /^\s+:[\w-]+:/;
const EMPTY_DIRECTIVES =
  /^(?:toctree|contents|sectnum|include|index|highlight|default-role|role|meta|image|raw|tabularcolumns)$/;
const DIRECTIVE = /^(\s*)\.\.\s+(?:\|[^|]*\|\s+)?([\w:.+-]+?)::(?:\s+(.*)|$)/;
const LITERAL = /^(?:code|code-block|sourcecode|parsed-literal|literalinclude|math|doctest|testcode|prompt)$/;
/** Directives that describe an object, which their argument names (sphinx-doc.org/en/master/usage/domains). */
const OBJECT =
  /^(?:[a-z]+:)?(?:(?!auto)[a-z]*(?:function|method)|class|exception|attribute|property|data|decorator|macro|type|var|member|struct|union|enum|enumerator|alias|concept|option|cmdoption|envvar|confval|setting|opcode|describe|object|directive|role)$/;
/** A target, a substitution or a comment; a footnote or citation (`.. [1]`) is text. */
const EXPLICIT = /^(\s*)\.\.(?:\s+(?!\[)\S.*)?$/;

/** The blocks of a file in their order; what stands in a listing is none, but what stands in a directive may be. */
export function findRestructuredBlocks(lines: readonly string[]): readonly RestructuredBlock[] {
  return finish(readRestructuredBlocks(lines));
}

/** The same in steps. */
export function* readRestructuredBlocks(lines: readonly string[]): Steps<readonly RestructuredBlock[]> {
  const blocks: RestructuredBlock[] = [];
  for (let at = 0, count = 0; at < lines.length; at += 1, count += 1) {
    if (isTimeToYield(count)) yield;
    const block = blockAt(lines, at);
    if (block === null) continue;
    blocks.push(block);
    at = block.to;
  }
  return blocks;
}

function blockAt(lines: readonly string[], from: number): RestructuredBlock | null {
  const line = lines[from] ?? '';
  const [, margin = '', name, argument = ''] = DIRECTIVE.exec(line) ?? [];
  if (name !== undefined) {
    const to = bodyEnd(lines, from, margin.length);
    if (EMPTY_DIRECTIVES.test(name)) return { kind: 'hidden', from, to };
    const head = isObject(name) ? signaturesEnd(lines, from, to) : from;
    const lead = optionsEnd(lines, head, to);
    // A listing may be about reStructuredText itself.
    if (LITERAL.test(name)) return { kind: 'listing', from, lead, to, name, argument: argument.trim() };
    const further = lines.slice(from + 1, head + 1);
    // A backslash at its end says that a line goes on in the next.
    const signatures = [argument, ...further]
      .map((each) => each.trim())
      .join('\n')
      .replace(/\s*\\\n/g, ' ');
    return { kind: 'directive', from, head, to: lead, name, argument: signatures, end: to };
  }
  const explicit = EXPLICIT.exec(line);
  if (explicit !== null) {
    // Two dots alone end what is above them, and hide nothing.
    const isEmpty = line.trim() === '..' && (lines[from + 1] ?? '').trim() === '';
    return { kind: 'hidden', from, to: isEmpty ? from : bodyEnd(lines, from, explicit[1]?.length ?? 0) };
  }
  if (!/::\s*$/.test(line)) return null;
  return { kind: 'listing', from, lead: from, to: bodyEnd(lines, from, marginOf(line)), name: null, argument: '' };
}

/** The last line below `index` that is further in than `margin`. */
function bodyEnd(lines: readonly string[], index: number, margin: number): number {
  let end = index;
  for (let at = index + 1; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    if (marginOf(line) <= margin) break;
    end = at;
  }
  return end;
}

/** True for the name of a directive that describes something which has a name: a function, an option. */
export function isObject(directive: string): boolean {
  return OBJECT.test(directive);
}

/** Signatures go on up to a blank line or an option. */
function signaturesEnd(lines: readonly string[], index: number, end: number): number {
  let last = index;
  while (last < end && (lines[last + 1] ?? '').trim() !== '' && !OPTION.test(lines[last + 1] ?? '')) last += 1;
  return last;
}

/** Options follow their directive at once, each `:name: value`, and may go on over further lines. */
function optionsEnd(lines: readonly string[], index: number, end: number): number {
  if (!OPTION.test(lines[index + 1] ?? '')) return index;
  let last = index + 1;
  while (last < end && lines[last + 1]?.trim() !== '') last += 1;
  return last;
}

export function marginOf(line: string): number {
  return line.length - line.trimStart().length;
}
