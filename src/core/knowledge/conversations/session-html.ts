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
/** Formulas of a block. */
const MAX_DRAWN = 100;
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
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${EXPORT_STYLE}</style>
</head>
<body>
<main>
`;
}

export const PAGE_END = '</main>\n</body>\n</html>\n';

/** MathML of TeX; null for what is shown as it was written. */
export type FormulaDrawer = (tex: string, isDisplay: boolean) => string | null;

/** Whether any message may have a formula: what draws them is wanted then. */
export function mayHaveFormulas(path: readonly LecternMessage[]): boolean {
  return path.some(({ parts }) => parts.some((part) => part.type === 'text' && /\$|\\[([]/.test(part.text)));
}

/** One session's shown path, in pieces of some milliseconds. */
export function* sessionHtml(
  session: Pick<ExportedSession, 'id' | 'title' | 'createdAt'>,
  path: readonly LecternMessage[],
  addresses: Readonly<Record<string, string>>,
  draw: FormulaDrawer,
): Generator<string, void, void> {
  const { places, numbersIn } = citedIn(path);
  const anchor = (n: number): string => `place-${session.id}-${n}`;
  yield `<section>\n<h1>${escaped(titleOf(session))}</h1>\n`;
  for (const message of path) {
    yield `<article class="${message.role}">\n`;
    yield* toHtml(
      messageMarkdown(message, numbersIn(message), (n) => `[\\[${n}\\]](#${anchor(n)})`),
      draw,
    );
    yield '</article>\n';
  }
  if (places.size > 0) {
    yield `<h2>${wording.citation.cited}</h2>\n<ol>\n`;
    for (const [n, place] of places) {
      yield `<li id="${anchor(n)}" value="${n}">${blockHtml(placeLine(place, addresses[place.sourceKey]), '', draw)}</li>\n`;
    }
    yield '</ol>\n';
  }
  yield '</section>\n';
}

function* toHtml(markdown: string, draw: FormulaDrawer): Generator<string, void, void> {
  const definitions = (markdown.match(DEFINITION) ?? []).slice(0, MAX_DEFINITIONS).join('\n');
  for (const block of splitBlocks(markdown.toWellFormed())) {
    for (const piece of cutLongBlock(block)) yield `${blockHtml(piece, definitions, draw)}\n`;
  }
}

function blockHtml(block: string, definitions: string, draw: FormulaDrawer): string {
  if (block.length > MAX_PARSED || startBeyondReading(block) < block.length) return `<pre>${escaped(block)}</pre>`;
  const display = displayMathAt(block);
  if (display !== null && display.raw.trimEnd() === block.trimEnd())
    return `<p>${formulaHtml(display.value, true, draw)}</p>`;
  const isFence = /^ {0,3}(?:`{3}|~{3})/.test(block);
  const text = isFence ? block : withDollars(block.replace(FOOTNOTE, '$1\\'));
  const whole = definitions === '' || isFence ? text : `${text}\n\n${definitions}`;
  // In its text `"` is written `&quot;`: what is found here are the elements it made.
  return micromark(whole, { extensions: [gfm(), mathSyntax(whole)], htmlExtensions: [gfmHtml(), formulasBy(draw)] })
    .replace(IMAGE, '[$1]')
    .replace(LINK, (_, href: string, words: string) => linkHtml(href, words));
}

/** Each takes a part of a millisecond: of a block that is made of them, more are shown as they were written. */
function formulasBy(draw: FormulaDrawer): ReturnType<typeof gfmHtml> {
  let left = MAX_DRAWN;
  return {
    enter: {
      mathText() {
        this.buffer();
      },
    },
    exit: {
      mathText(token) {
        this.resume();
        const tex = this.sliceSerialize(token).replace(/^\$+\s*|\s*\$+$/g, '');
        left -= 1;
        this.tag(formulaHtml(tex, false, left < 0 ? () => null : draw));
      },
    },
  };
}

function formulaHtml(tex: string, isDisplay: boolean, draw: FormulaDrawer): string {
  return draw(tex, isDisplay) ?? `<code class="formula">${escaped(tex)}</code>`;
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
