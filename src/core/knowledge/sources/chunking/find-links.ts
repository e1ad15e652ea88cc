/** `[text](target)` and `<a href="target">`, and reStructuredText's `:doc:` with and without a text. */
const LINK = /\]\(\s*<?([^)\s>]+)|\bhref=["']([^"']+)["']|:doc:`(?:[^`<]*<)?([^`>]+)>?`/g;
const MAX_LINKS = 20;
const MAX_LENGTH = 200;

/** Addresses within the same source that a passage links to, without their anchors, each once. */
export function findLinks(text: string): readonly string[] {
  const found = new Set<string>();
  for (const [, markdown, html, restructured] of text.matchAll(LINK)) {
    const target = (markdown ?? html ?? restructured ?? '').replace(/[#?].*$/s, '');
    if (target === '' || target.length > MAX_LENGTH || /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(target)) continue;
    found.add(target);
    if (found.size === MAX_LINKS) break;
  }
  return [...found];
}
