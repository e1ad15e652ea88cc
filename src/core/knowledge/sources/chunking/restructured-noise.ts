import { redact } from './file-lines';

/** Directives without anything of their own to read. */
const EMPTY_DIRECTIVES =
  /^(?:toctree|contents|sectnum|include|highlight|default-role|role|meta|image|raw|tabularcolumns)$/;
const DIRECTIVE = /^(\s*)\.\.\s+(?:\|[^|]*\|\s+)?([\w:.+-]+?)::(?:\s|$)/;
const LITERAL = /^(?:code|code-block|sourcecode|parsed-literal|literalinclude|math|doctest|testcode|prompt)$/;
/** A target, a substitution or a comment; a footnote or citation (`.. [1]`) is text. */
const EXPLICIT = /^(\s*)\.\.(?:\s+(?!\[)\S.*)?$/;

/** What is searched of reStructuredText: not its comments, targets, options, nor its lists of other pages. */
export function searchRestructured(lines: readonly string[]): readonly string[] {
  const page = redact(lines);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const [, margin = '', name] = DIRECTIVE.exec(line) ?? [];
    if (name !== undefined) {
      const end = bodyEnd(lines, index, margin.length);
      if (EMPTY_DIRECTIVES.test(name)) {
        page.hideLines(index, end);
        index = end;
      } else {
        const last = optionsEnd(lines, index, end);
        page.hideLines(index + 1, last);
        // A listing may be about reStructuredText itself.
        index = LITERAL.test(name) ? end : last;
      }
      continue;
    }
    const explicit = EXPLICIT.exec(line);
    if (explicit !== null) {
      // Two dots alone end what is above them, and hide nothing.
      const isEmpty = line.trim() === '..' && (lines[index + 1] ?? '').trim() === '';
      const end = isEmpty ? index : bodyEnd(lines, index, explicit[1]?.length ?? 0);
      page.hideLines(index, end);
      index = end;
    } else if (/::\s*$/.test(line)) {
      index = bodyEnd(lines, index, marginOf(line));
    }
  }
  return page.result();
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

/** Options follow their directive at once, each `:name: value`, and may go on over further lines. */
function optionsEnd(lines: readonly string[], index: number, end: number): number {
  if (!/^\s+:[\w-]+:/.test(lines[index + 1] ?? '')) return index;
  let last = index + 1;
  while (last < end && lines[last + 1]?.trim() !== '') last += 1;
  return last;
}

function marginOf(line: string): number {
  return line.length - line.trimStart().length;
}
