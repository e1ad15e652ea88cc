import { splitLines } from '../split-lines';
import { escapeMarkdown } from './escape-markdown';
import { asWritten, createLineStretches, readStretches, type Readable } from './readable';

/** A licence sets its text in for looks alone: to Markdown that would be code. */
export function readLegal(text: string): Readable {
  const lines = splitLines(text);
  const out = createLineStretches(lines);
  for (const [at, line] of lines.entries()) out.add(at + 1, line.trim() === '' ? asWritten : showLine);
  return readStretches(text, out.result());
}

function showLine(written: string): string {
  return escapeMarkdown(written.trimStart());
}
