import { isDated } from '../../../shared/chat/known-day';
import { nameUnseen } from '../../../shared/chat/show-unseen';
import { shownTitle } from '../../../shared/chat/shown-title';
import { isImported } from '../../../shared/chat/is-imported';
import { fenceText } from '../../../shared/chat/fence-text';
import { citedNumbers } from '../../../shared/chat/citation-mark';
import type { LecternMessage } from '../../../shared/chat/message';
import type { Attachment } from '../../../shared/domain/attachment';
import type { ExportedSession } from '../../../shared/chat/session-export';
import { hostLink, placeText } from '../../../shared/domain/host-link';
import type { CitedPlace } from '../../../shared/domain/passage';
import { uncheckedPlace } from '../../../shared/domain/unchecked-place';
import { wording, fill } from '../../../shared/text/wording';

const text = wording.transfer;

/**
 * Code, in which a number in brackets is code, or such a number. Only few ticks are tried, and on one line: more would let a
 * hostile text be read again and again.
 */
const CODE_OR_CITATION =
  /(?:^|\n)(`{3,}|~{3,})[^]*?(?:\n\1[`~]*(?=\n|$)|$)|(?<!`)(`{1,3})(?!`)[^\n]*?(?<!`)\2(?!`)|\[(\d{1,6}(?:[ \t]*[,–-][ \t]*\d{1,6})*)\](?![(:])/g;

/** One session's shown path as Markdown, its citations as footnotes. `addresses` are those of repositories, by source. */
export function sessionMarkdown(
  session: Pick<ExportedSession, 'title' | 'createdAt'>,
  path: readonly LecternMessage[],
  addresses: Readonly<Record<string, string>>,
): string {
  const places = citedIn(path);
  const notes = [...places].map(([n, place]) => `[^${n}]: ${placeLine(place, addresses[place.sourceKey])}`);
  const messages = path.map((message) => messageMarkdown(message, places, (n) => `[^${n}]`));
  const blocks = [`# ${titleOf(session)}`, ...messages, notes.join('\n')];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`.toWellFormed();
}

export function titleOf(session: Pick<ExportedSession, 'title' | 'createdAt'>): string {
  return nameUnseen(shownTitle(session).replace(/[\p{Cc}\p{Cs}]/gu, ' '));
}

/** What a path cites, in the order of the numbers. What came with an import is as its file said. */
export function citedIn(path: readonly LecternMessage[]): ReadonlyMap<number, CitedPlace> {
  const places = new Map<number, CitedPlace>();
  for (const message of path) {
    const known = (place: CitedPlace): CitedPlace => (isImported(message) ? uncheckedPlace(place) : place);
    for (const part of message.parts) if (part.type === 'data-citation') places.set(part.data.n, known(part.data));
  }
  return new Map([...places].toSorted(([a], [b]) => a - b));
}

/** Writes a citation of a number. */
type Cite = (n: number) => string;

export function messageMarkdown(message: LecternMessage, places: ReadonlyMap<number, CitedPlace>, cite: Cite): string {
  const speaker = message.role === 'user' ? wording.thread.you : wording.thread.assistant;
  const time =
    message.metadata === undefined || !isDated(message.metadata.createdAt)
      ? ''
      : `, ${minuteOf(message.metadata.createdAt)}`;
  const outcome = message.metadata?.outcome ?? 'complete';
  const parts = message.parts.map((part) => partBlock(part, places, cite));
  const ended = outcome === 'complete' ? '' : `*${wording.thread[outcome]}*`;
  return nameUnseen([`## ${speaker}${time}`, ...parts, ended].filter((block) => block !== '').join('\n\n'));
}

function partBlock(part: LecternMessage['parts'][number], places: ReadonlyMap<number, CitedPlace>, cite: Cite): string {
  switch (part.type) {
    case 'text':
      return linkCitations(part.text, places, cite);
    case 'reasoning':
      return quoted(`${wording.thread.reasoning}: ${part.text}`);
    case 'data-attachment':
      return attachedBlock(part.data);
    case 'tool-search_docs':
      return part.input?.query === undefined
        ? ''
        : `*${fill(wording.tools.searched, { query: plain(part.input.query) })}*`;
    case 'tool-read_source':
      return part.input?.path === undefined ? '' : `*${fill(text.readFile, { path: plain(part.input.path) })}*`;
    default:
      return '';
  }
}

/** A picture by its name alone: it is in the export as JSON. */
function attachedBlock({ name, text: written, picture }: Attachment): string {
  const title = `**${plain(name)}**`;
  return picture === undefined ? `${title}\n\n${fenceText(written)}` : title;
}

/** Only known numbers are citations; what stands in code is code. */
function linkCitations(said: string, places: ReadonlyMap<number, CitedPlace>, cite: Cite): string {
  return said.replace(CODE_OR_CITATION, (found, _fence, _ticks, numbers: string | undefined) => {
    const ns = numbers === undefined ? [] : (citedNumbers(numbers) ?? []);
    return ns.length > 0 && ns.every((n) => places.has(n)) ? ns.map(cite).join('') : found;
  });
}

/** `address` is that of its source, which may be gone. */
export function placeLine(place: CitedPlace, address = place.address): string {
  const words = nameUnseen(plain(placeText(place)));
  if (place.isUnchecked === true) return `${words} (${wording.citation.asImported})`;
  const link = address === undefined ? null : hostLink(address, place);
  return link === null ? words : `[${words}](${link})`;
}

function quoted(said: string): string {
  return said
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

/** Words that Markdown must not read as its own. */
function plain(words: string): string {
  return words.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>]/g, '\\$&');
}

function minuteOf(time: number): string {
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
