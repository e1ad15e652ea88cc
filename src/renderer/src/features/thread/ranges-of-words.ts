/** More marks help nobody. */
const MAX_RANGES = 500;

/** Where these words stand in what an element says, case aside. Buttons and other controls say nothing. */
export function rangesOfWords(element: Element, words: readonly string[]): readonly Range[] {
  const pattern = patternOf(words);
  if (pattern === null) return [];
  const page = element.ownerDocument;
  const texts = page.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement?.closest('button, summary, header, footer') === null
      ? NodeFilter.FILTER_ACCEPT
      : NodeFilter.FILTER_REJECT,
  );
  const ranges: Range[] = [];
  for (let node = texts.nextNode(); node !== null && ranges.length < MAX_RANGES; node = texts.nextNode()) {
    for (const match of (node.nodeValue ?? '').matchAll(pattern)) {
      const range = page.createRange();
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      ranges.push(range);
    }
  }
  return ranges;
}

/** Any of the words, the longest first. White space is all one. */
export function patternOf(words: readonly string[]): RegExp | null {
  const escaped = words
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replaceAll(/\s+/g, '\\s+'));
  return escaped.length === 0 ? null : new RegExp(escaped.join('|'), 'giu');
}
