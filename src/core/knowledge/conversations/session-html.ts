import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import type { LecternMessage } from '../../../shared/chat/message';
import { startBeyondReading } from '../../../shared/chat/markdown/beyond-reading';
import { splitBlocks } from '../../../shared/chat/markdown/split-blocks';
import type { ExportedSession } from '../../../shared/chat/session-export';
import { en } from '../../../shared/text/en';
import { EXPORT_STYLE } from './export-style';
import { citedIn, messageMarkdown, placeLine, titleOf } from './session-markdown';

/** A block takes time by the square of its length: a longer one is shown as it was written. */
const MAX_PARSED = 16_000;
/** What an address in an attribute may begin with: nothing of the folder that the file lies in, or of a share. */
const OTHER_ADDRESS = / href="(?!https?:|mailto:|#place-[\da-f-]+")[^"]*"/g;
const IMAGE = /<img src="[^"]*" alt="([^"]*)"[^>]*>/g;

/**
 * A page of sessions that needs nothing else and does nothing: no script, no address is fetched, HTML that somebody wrote
 * is text. It begins with this, holds `sessionHtml` of each, and ends with `PAGE_END`.
 */
export function pageStart(title: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<style>${EXPORT_STYLE}</style>
</head>
<body>
`;
}

export const PAGE_END = '</body>\n</html>\n';

/** One session's shown path, in pieces, as each message takes its time. */
export function* sessionHtml(
  session: Pick<ExportedSession, 'id' | 'title'>,
  path: readonly LecternMessage[],
  addresses: Readonly<Record<string, string>>,
): Generator<string, void, void> {
  const places = citedIn(path);
  const anchor = (n: number): string => `place-${session.id}-${n}`;
  yield `<main>\n<h1>${escaped(titleOf(session))}</h1>\n`;
  for (const message of path) {
    const written = messageMarkdown(message, places, (n) => `[\\[${n}\\]](#${anchor(n)})`);
    yield `<article class="${message.role}">\n${toHtml(written)}</article>\n`;
  }
  if (places.size > 0) {
    const items = [...places].map(
      ([n, place]) => `<li id="${anchor(n)}" value="${n}">${toHtml(placeLine(place, addresses[place.sourceKey]))}</li>`,
    );
    yield `<section>\n<h2>${en.citation.cited}</h2>\n<ol>\n${items.join('\n')}\n</ol>\n</section>\n`;
  }
  yield '</main>\n';
}

function toHtml(markdown: string): string {
  return splitBlocks(markdown.toWellFormed()).map(blockHtml).join('\n');
}

function blockHtml(block: string): string {
  if (block.length > MAX_PARSED || startBeyondReading(block) < block.length) return `<pre>${escaped(block)}</pre>`;
  // In its text `"` is written `&quot;`: what is found here are the attributes it made.
  return micromark(block, { extensions: [gfm()], htmlExtensions: [gfmHtml()] })
    .replace(OTHER_ADDRESS, '')
    .replace(IMAGE, '[$1]');
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
