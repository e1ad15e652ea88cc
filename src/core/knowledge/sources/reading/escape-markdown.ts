/**
 * What Markdown would take for a mark, and the text did not mean as one: no backslash before a letter, and of tags, which
 * are shown as they are written, only what makes a link of its content.
 */
const MARKS =
  /\\(?![\p{L}\p{N}\s])|`|<(?=[A-Za-z][\w+.-]{1,31}:|[^\s<>@]{1,99}@)|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])|~~|\](?=\()/gu;
const STARS = /\*+/g;
/** What makes a heading, a quote, a list, a rule or a block of HTML of the line that it begins. */
const START = /^(\s*)(?=[#>+=-](?:\s|$)|-{3}|={3}|<[A-Za-z/!?])/gm;
const NUMBER_START = /^(\s*\d{1,9})(?=[.)](?:\s|$))/gm;

/** Text as Markdown that is read as that text. Stars stay where they mean the same. */
export function escapeMarkdown(text: string, { keepsStars = false } = {}): string {
  const marked = text.replace(MARKS, escapeEach);
  return keepsStars ? marked : marked.replace(STARS, escapeEach);
}

/** The same for text that begins a line, which is no heading, quote or list. */
export function escapeStart(text: string): string {
  return text.replace(START, '$1\\').replace(NUMBER_START, '$1\\');
}

/** A block without the backslash before a mark that stands alone in it: it makes nothing of what is around it. */
export function loosen(block: string): string {
  return ['*', '_', '`'].reduce((loose, mark) => {
    const at = loose.indexOf(mark);
    const isAlone = at > 0 && at === loose.lastIndexOf(mark) && loose[at - 1] === '\\' && loose[at - 2] !== '\\';
    // At the beginning of a line a star would make an item of it.
    const isItem = /(?:^|\n)\s*$/.test(loose.slice(0, Math.max(0, at - 1))) && mark === '*';
    return isAlone && !isItem ? loose.slice(0, at - 1) + loose.slice(at) : loose;
  }, block);
}

function escapeEach(marks: string): string {
  return marks.replace(/[^]/g, '\\$&');
}

/** Code within a line, whatever stands in it. */
export function codeSpan(code: string): string {
  const plain = code.replace(/\s+/g, ' ').trim();
  if (plain === '') return '';
  const longest = [...plain.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 0);
  const marks = '`'.repeat(longest + 1);
  const gap = plain.startsWith('`') || plain.endsWith('`') ? ' ' : '';
  return `${marks}${gap}${plain}${gap}${marks}`;
}

const ADDRESS = /^https:\/\/[^\s()<>[\]`\\]+$/;

/** True for an address that leads out of a file, and that Markdown takes as it is. */
export function isOuterAddress(address: string): boolean {
  return ADDRESS.test(address);
}

/** A text with its address, where that leads out of the file; else the text alone. `text` is Markdown. */
export function linkTo(text: string, address: string): string {
  const isPlain = !/[[\]]/.test(text) && text.trim() !== '';
  return isPlain && isOuterAddress(address) ? `[${text}](${address})` : text;
}
