import { readTag, type Tag } from './read-tag';
import { isTimeToYield, type Steps } from '../../steps';

/** A stretch of an HTML file; they follow each other without a gap. */
export interface HtmlToken {
  readonly kind: 'text' | 'tag' | 'noise' | 'title';
  readonly text: string;
  /** Of a tag. */
  readonly tag: Tag | null;
}

/** Elements whose content is no HTML. */
const RAW = new Set(['script', 'style', 'title']);

export function* readHtmlTokens(text: string): Steps<readonly HtmlToken[]> {
  const tokens: HtmlToken[] = [];
  let from = 0;
  // A quote that never ends would take the rest of the page with it.
  let hasQuotes = true;
  let looked = 0;
  const add = (kind: HtmlToken['kind'], to: number, tag: Tag | null = null): void => {
    if (to > from) tokens.push({ kind, text: text.slice(from, to), tag });
    from = to;
  };
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', Math.max(at + 1, from))) {
    if (isTimeToYield(looked)) yield;
    looked += 1;
    const noise = noiseEnd(text, at);
    if (noise !== null) {
      add('text', at);
      add('noise', noise);
      continue;
    }
    let tag = readTag(text, at, { hasQuotes });
    if (tag === 'unfinished' && hasQuotes) {
      hasQuotes = false;
      tag = readTag(text, at, { hasQuotes });
    }
    if (tag === null || tag === 'unfinished') continue;
    add('text', at);
    add('tag', tag.end, tag);
    if (tag.isClosing || !RAW.has(tag.name)) continue;
    const close = new RegExp(`</${tag.name}|$(?![^])`, 'gi');
    close.lastIndex = from;
    add(tag.name === 'title' ? 'title' : 'noise', close.exec(text)?.index ?? text.length);
  }
  add('text', text.length);
  return tokens;
}

/** The end of a comment, a declaration or an instruction at `at`; null when there is none. */
function noiseEnd(text: string, at: number): number | null {
  const end = text.startsWith('<!--', at) ? '-->' : /[!?]/.test(text[at + 1] ?? '') ? '>' : null;
  if (end === null) return null;
  const found = text.indexOf(end, at + 2);
  return found < 0 ? text.length : found + end.length;
}
