import { splitLines } from '../split-lines';
import { asWritten, createLineStretches, readStretches, type Readable, type Show } from './readable';

/** What is drawn below a title: a person sees the title by it, and reads nothing. */
const UNDERLINE = /^([=\-~^"'`*+#.:_])\1{2,}\s*$/;
/** How much longer or shorter than its title it may be. */
const SLACK = 2;

/** A title stands for itself. */
const endTitle: Show = () => '\n';

/** A text without markup, but for its underlined titles. */
export function readPlain(text: string): Readable {
  const lines = splitLines(text);
  const out = createLineStretches(lines);
  for (const [at, line] of lines.entries()) {
    const title = lines[at - 1]?.trimEnd() ?? '';
    const isUnderline = UNDERLINE.test(line) && Math.abs(title.length - line.trimEnd().length) <= SLACK;
    out.add(at + 1, isUnderline && title.trim() !== '' ? endTitle : asWritten);
  }
  return readStretches(text, out.result());
}
