import type { HtmlToken } from './html-tokens';
import { isTimeToYield, type Steps } from '../../steps';

/** The way around a page; the roles are the landmarks of ARIA that stand for the same. */
const ASIDE = new Set(['nav', 'header', 'footer', 'aside', 'svg', 'template']);
const ASIDE_ROLE = /\srole=["']?(?:navigation|banner|contentinfo|complementary|search)\b/i;

/** For each token, whether it belongs to the way around the page rather than to its text. */
export function* findAsides(tokens: readonly HtmlToken[]): Steps<readonly boolean[]> {
  const isHidden = tokens.map(() => false);
  const neverClosed = new Set<string>();
  let contentDepth = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    if (isTimeToYield(index)) yield;
    const token = tokens[index];
    const tag = token?.tag ?? null;
    if (tag?.name === 'main' || tag?.name === 'article') contentDepth += tag.isClosing ? -1 : 1;
    // The title of an article often stands in its header.
    const isContent = tag?.name === 'header' && contentDepth > 0;
    if (token === undefined || tag === null || !isAside(token) || isContent || neverClosed.has(tag.name)) continue;
    const close = findClose(tokens, index);
    if (close === null) neverClosed.add(tag.name);
    isHidden.fill(true, index, (close ?? index) + 1);
    index = close ?? index;
  }
  return isHidden;
}

function isAside({ text, tag }: HtmlToken): boolean {
  return tag !== null && !tag.isClosing && !text.endsWith('/>') && (ASIDE.has(tag.name) || ASIDE_ROLE.test(text));
}

/** The token that closes the element which another opens. */
function findClose(tokens: readonly HtmlToken[], start: number): number | null {
  let depth = 0;
  for (let index = start; index < tokens.length; index += 1) {
    const tag = tokens[index]?.tag;
    if (tag?.name !== tokens[start]?.tag?.name || tag === undefined || tag === null) continue;
    depth += tag.isClosing ? -1 : 1;
    if (depth === 0) return index;
  }
  return null;
}
