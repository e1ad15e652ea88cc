import { splitLines } from '../../sources/split-lines';
import { findRestructuredBlocks, marginOf } from '../../sources/chunking/restructured-blocks';
import type { Format } from '../../sources/format-of';
import { isTimeToYield, type Steps } from '../../steps';

/** Lines that a page sets apart under a title of their own: a note, a warning. Counted from 0, the last one included. */
export interface Box {
  readonly from: number;
  readonly to: number;
  readonly title: string;
}

/** `::: danger Beware`, as VitePress and Docusaurus have it. */
const CONTAINER = /^\s*:{3,}\s*\{?([\w-][^\n{}]*)(?:\}\s*)?$/;
const CONTAINER_END = /^\s*:{3,}\s*$/;
/** `> [!WARNING]`, as GitHub has it. */
const ALERT = /^\s*>\s*\[!(\w+)\]/;
/** `!!! danger "Beware"`, as MkDocs has it. */
const INDENTED = /^(\s*)(?:!!!|\?\?\?\+?)\s+(\S.*)$/;
/** `[WARNING]` above a block of AsciiDoc. */
const BLOCK_LABEL = /^\[(\w+)\]\s*$/;
/** `WARNING: …`, up to the end of its paragraph. */
const LABEL = /^\s*(?:>\s*)?[*_]*(warning|danger|caution|deprecated)[*_]*:/i;

/** The boxes of a file in the order in which they begin. */
export function* boxesOf(format: Format, text: string): Steps<readonly Box[]> {
  const lines = splitLines(text);
  switch (format) {
    case 'restructured':
      return findRestructuredBlocks(lines).flatMap((block) =>
        block.kind === 'directive'
          ? [{ from: block.from, to: block.end, title: `${block.name} ${block.argument}` }]
          : [],
      );
    case 'markdown':
    case 'mdx':
    case 'asciidoc':
      return yield* findBoxes(lines);
    case 'html':
    case 'notebook':
    case 'legal':
    case 'plain':
    case 'code':
      return [];
  }
}

function* findBoxes(lines: readonly string[]): Steps<readonly Box[]> {
  const boxes: { readonly from: number; to: number; readonly title: string }[] = [];
  const containers: (typeof boxes)[number][] = [];
  for (const [at, line] of lines.entries()) {
    if (isTimeToYield(at)) yield;
    if (CONTAINER_END.test(line)) {
      const ended = containers.pop();
      if (ended !== undefined) ended.to = at;
      continue;
    }
    const title = CONTAINER.exec(line)?.[1];
    const box = title === undefined ? boxAt(lines, at, line) : { from: at, to: at, title };
    if (box !== null) boxes.push(box);
    // One that never ends holds nothing.
    if (box !== null && title !== undefined) containers.push(box);
  }
  return boxes;
}

function boxAt(lines: readonly string[], from: number, line: string): Box | null {
  const goesOn = (isWithin: (line: string) => boolean): number => {
    let to = from;
    while (to + 1 < lines.length && isWithin(lines[to + 1] ?? '')) to += 1;
    return to;
  };
  const above = lines[from - 1] ?? '';
  const alert = /^\s*>/.test(above) ? undefined : ALERT.exec(line)?.[1];
  if (alert !== undefined) return { from, to: goesOn((next) => /^\s*>/.test(next)), title: alert };
  const [, margin = '', title] = INDENTED.exec(line) ?? [];
  if (title !== undefined) {
    return { from, to: goesOn((next) => next.trim() === '' || marginOf(next) > margin.length), title };
  }
  const label = above.trim() === '' ? LABEL.exec(line)?.[1] : undefined;
  if (label !== undefined) return { from, to: goesOn((next) => next.trim() !== ''), title: label };
  const marks = lines[from + 1] ?? '';
  const block = /^(?:={4,}|-{4,}|\*{4,}|_{4,})\s*$/.test(marks) ? BLOCK_LABEL.exec(line)?.[1] : undefined;
  if (block === undefined) return null;
  const end = lines.indexOf(marks, from + 2);
  return end < 0 ? null : { from, to: end, title: block };
}
