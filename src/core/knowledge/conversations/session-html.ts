import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import type { LecternMessage } from '../../../shared/chat/message';
import { startBeyondReading } from '../../../shared/chat/markdown/beyond-reading';
import { displayMathAt } from '../../../shared/chat/markdown/display-math';
import { hidesHost, safeAddress } from '../../../shared/chat/markdown/link-policy';
import { mathSyntax, withDollars } from '../../../shared/chat/markdown/math-syntax';
import { splitBlocks } from '../../../shared/chat/markdown/split-blocks';
import type { ExportedSession } from '../../../shared/chat/session-export';
import { wording } from '../../../shared/text/wording';
import { shownLanguage } from '../../../shared/text/shown-language';
import { cutLongBlock } from './cut-long-block';
import { EXPORT_STYLE } from './export-style';
import { citedIn, messageMarkdown, placeLine, titleOf } from './session-markdown';

/** A block takes time by the square of its length: a longer one is shown as it was written. */
const MAX_PARSED = 16_000;
const LINK = /<a href="([^"]*)"[^>]*>([^]*?)<\/a>/g;
const IMAGE = /<img src="[^"]*" alt="([^"]*)"[^>]*>/g;
/** What links by reference lead to, which may stand in another block. */
const DEFINITION = /^ {0,3}\[(?!\^)[^[\]\n]{1,200}\]:[ \t]*\S.*$/gm;
const MAX_DEFINITIONS = 50;
/** What begins a footnote, which is told in another block than its mark: it stays where it stands. */
const FOOTNOTE = /^( {0,3})(?=\[\^[^[\]\s]{1,200}\]:)/gm;

/**
 * A page of sessions that needs nothing else and does nothing: no script, no address is fetched, HTML that somebody wrote
 * is text. It begins with this, holds `sessionHtml` of each, and ends with `PAGE_END`.
 */
export function pageStart(title: string): string {
  return `<!doctype html>
<html lang="${shownLanguage.get()}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${EXPORT_STYLE}</style>
</head>
<body>
<main>
`;
}

export const PAGE_END = '</main>\n</body>\n</html>\n';

/** One session's shown path, in pieces of some milliseconds. */
export function* sessionHtml(
  session: Pick<ExportedSession, 'id' | 'title' | 'createdAt'>,
  path: readonly LecternMessage[],
  addresses: Readonly<Record<string, string>>,
): Generator<string, void, void> {
  const places = citedIn(path);
  const anchor = (n: number): string => `place-${session.id}-${n}`;
  yield `<section>\n<h1>${escaped(titleOf(session))}</h1>\n`;
  for (const message of path) {
    yield `<article class="${message.role}">\n`;
    yield* toHtml(messageMarkdown(message, places, (n) => `[\\[${n}\\]](#${anchor(n)})`));
    yield '</article>\n';
  }
  if (places.size > 0) {
    yield `<h2>${wording.citation.cited}</h2>\n<ol>\n`;
    for (const [n, place] of places) {
      yield `<li id="${anchor(n)}" value="${n}">${blockHtml(placeLine(place, addresses[place.sourceKey]), '')}</li>\n`;
    }
    yield '</ol>\n';
  }
  yield '</section>\n';
}

function* toHtml(markdown: string): Generator<string, void, void> {
  const definitions = (markdown.match(DEFINITION) ?? []).slice(0, MAX_DEFINITIONS).join('\n');
  for (const block of splitBlocks(markdown.toWellFormed())) {
    for (const piece of cutLongBlock(block)) yield `${blockHtml(piece, definitions)}\n`;
  }
}

function blockHtml(block: string, definitions: string): string {
  if (block.length > MAX_PARSED || startBeyondReading(block) < block.length) return `<pre>${escaped(block)}</pre>`;
  const display = displayMathAt(block);
  if (display !== null && display.raw.trimEnd() === block.trimEnd()) return `<p>${formulaHtml(display.value)}</p>`;
  const isFence = /^ {0,3}(?:`{3}|~{3})/.test(block);
  const text = isFence ? block : withDollars(block.replace(FOOTNOTE, '$1\\'));
  const whole = definitions === '' || isFence ? text : `${text}\n\n${definitions}`;
  // In its text `"` is written `&quot;`: what is found here are the elements it made.
  return micromark(whole, { extensions: [gfm(), mathSyntax(whole)], htmlExtensions: [gfmHtml(), formulas] })
    .replace(IMAGE, '[$1]')
    .replace(LINK, (_, href: string, words: string) => linkHtml(href, words));
}

/** A formula as it is written: drawn it would need its fonts. */
const formulas: ReturnType<typeof gfmHtml> = {
  enter: {
    mathText() {
      this.buffer();
    },
  },
  exit: {
    mathText(token) {
      this.resume();
      this.tag(formulaHtml(this.sliceSerialize(token).replace(/^\$+\s*|\s*\$+$/g, '')));
    },
  },
};

function formulaHtml(tex: string): string {
  return `<code class="formula">${escaped(tex)}</code>`;
}

/** As the window has them: to the web by https, with the site behind what looks like a place; what cites, within the page. */
function linkHtml(href: string, words: string): string {
  if (/^#place-[\da-f-]+$/.test(href)) return `<a href="${href}">${words}</a>`;
  const address = safeAddress(unescaped(href));
  if (address === null) return words;
  const said = unescaped(words.replace(/<[^<>]*>/g, ''));
  const site = hidesHost(said, address) ? ` (${escaped(new URL(address).host)})` : '';
  return `<a href="${escaped(address)}">${words}</a>${site}`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Of what micromark escapes. */
function unescaped(html: string): string {
  const signs: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' };
  return html.replace(/&(?:lt|gt|quot|amp);/g, (entity) => signs[entity] ?? entity);
}
