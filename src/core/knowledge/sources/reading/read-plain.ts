import { findPageBreaks } from '../page-noise';
import { findPartedWords } from '../parted-words';
import { splitLines } from '../split-lines';
import { asWritten, createLineStretches, hide, readStretches, type Readable, type Show } from './readable';

/** What is drawn below a title: a person sees the title by it, and reads nothing. */
const UNDERLINE = /^([=\-~^"'`*+#.:_])\1{2,}\s*$/;
/** How much longer or shorter than its title it may be. */
const SLACK = 2;

/** A title stands for itself. */
const endTitle: Show = () => '\n';

/** A line with the whole of its last word, of which `rest` stands in the next line. */
function endWord(written: string, rest: string): string {
  return written.replace(/\u2010(\s*)$/, `${rest.replaceAll('$', '$$$$')}$1`);
}

/** A line without the rest of a word at its beginning; nothing of one that has no more. */
function dropRest(written: string): string {
  const shown = written.replace(/^(\s*)\S+[ \t]*/, '$1');
  return shown.trim() === '' ? '' : shown;
}

/** A text without markup, but for its underlined titles; without what print has around its pages, and words whole. */
export function readPlain(text: string): Readable {
  const lines = splitLines(text);
  const passed = findPageBreaks(lines);
  const parted = findPartedWords(lines);
  const out = createLineStretches(lines);
  const showLine = (at: number): Show => {
    if (passed.has(at)) return hide;
    const rest = parted.get(at);
    const isBegun = parted.has(at - 1);
    if (rest === undefined && !isBegun) return asWritten;
    return (written) => {
      const whole = rest === undefined ? written : endWord(written, rest);
      return isBegun ? dropRest(whole) : whole;
    };
  };
  for (const [at, line] of lines.entries()) {
    const title = lines[at - 1]?.trimEnd() ?? '';
    const isUnderline = UNDERLINE.test(line) && Math.abs(title.length - line.trimEnd().length) <= SLACK;
    out.add(at + 1, isUnderline && title.trim() !== '' ? endTitle : showLine(at));
  }
  return readStretches(text, out.result());
}
