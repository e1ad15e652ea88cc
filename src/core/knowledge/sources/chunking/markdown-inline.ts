import { blank } from './file-lines';
import { isComponent, isElement, readTag, tagWords, type Tag } from './read-tag';
import { isTimeToYield, type Steps } from '../../steps';

/** What a text without comments and tags has not. */
export const INLINE_NOISE = /<[A-Za-z/!]|\{\/\*/;

const MARK = /`+|<!--|\{\/\*|<(?=[A-Za-z/])/g;
/** A code span, comment or tag is no longer than this. */
const MAX_LENGTH = 2_000;

/** `text` with its comments and tags replaced by as many characters that a reader does not see. Code spans stay. */
export function* hideInline(text: string): Steps<string> {
  const parts: string[] = [];
  let done = 0;
  const replace = (from: number, to: number, words: string): void => {
    parts.push(text.slice(done, from), words);
    done = to;
  };
  // A tag or a mark that found no end up to here is not tried again before.
  let nextTag = 0;
  const endless = new Set<string>();
  let from = 0;
  for (let count = 0; ; count += 1) {
    if (isTimeToYield(count)) yield;
    // Between two steps another text may be read.
    MARK.lastIndex = from;
    const found = MARK.exec(text);
    if (found === null) break;
    const { 0: mark, index } = found;
    from = MARK.lastIndex;
    if (mark === '<') {
      const tag = index < nextTag ? null : readTag(text, index, { isJsx: true, maxLength: MAX_LENGTH });
      if (tag === 'unfinished') nextTag = index + MAX_LENGTH;
      if (tag === null || tag === 'unfinished' || !isMarkup(tag, text[index - 1])) continue;
      replace(index, tag.end, tagWords(text.slice(index, tag.end), tag.name));
      from = tag.end;
      continue;
    }
    const closing = closingMark(mark);
    const close = endless.has(mark) ? -1 : text.indexOf(closing, index + mark.length);
    if (close < 0) endless.add(mark);
    if (close < 0 || close - index > MAX_LENGTH || /\n\s*\n/.test(text.slice(index, close))) continue;
    const end = close + closing.length;
    if (!mark.startsWith('`')) replace(index, end, blank(text.slice(index, end)));
    from = end;
  }
  return parts.length === 0 ? text : [...parts, text.slice(done)].join('');
}

function closingMark(mark: string): string {
  if (mark.startsWith('`')) return mark;
  return mark === '<!--' ? '-->' : '*/}';
}

/** Not `Promise<Value>` nor `<your-name>`, which are words; what closes a tag stands right behind one. */
function isMarkup({ name, isClosing }: Tag, before: string | undefined): boolean {
  if (isComponent(name)) return isClosing || before === undefined || !/\w/.test(before);
  return isElement(name);
}
