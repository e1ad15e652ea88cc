import { isDeepStrictEqual } from 'node:util';
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
  const { places, numbersIn } = citedIn(path);
  const notes = [...places].map(([n, place]) => `[^${n}]: ${placeLine(place, addresses[place.sourceKey])}`);
  const messages = path.map((message) => messageMarkdown(message, numbersIn(message), (n) => `[^${n}]`));
  const blocks = [`# ${titleOf(session)}`, ...messages, notes.join('\n')];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`.toWellFormed();
}

export function titleOf(session: Pick<ExportedSession, 'title' | 'createdAt'>): string {
  return nameUnseen(shownTitle(session).replace(/[\p{Cc}\p{Cs}]/gu, ' '));
}

/** What a path cites, each place under a number of its own. */
export interface CitedPath {
  /** In the order of the numbers. What came with an import is as its file said. */
  readonly places: ReadonlyMap<number, CitedPlace>;
  /** What the numbers in a message are here: an import and what was said after it may each have begun with 1. */
  numbersIn(message: LecternMessage): ReadonlyMap<number, number>;
}

export function citedIn(path: readonly LecternMessage[]): CitedPath {
  const places = new Map<number, CitedPlace>();
  const ofAnswers = new Map<LecternMessage, ReadonlyMap<number, number>>();
  // Those that were checked keep their numbers.
  for (const message of [...path.filter((each) => !isImported(each)), ...path.filter(isImported)]) {
    const cited = message.parts.flatMap((part) => (part.type === 'data-citation' ? [part.data] : []));
    const known = cited.map(({ n, ...place }) => [n, isImported(message) ? uncheckedPlace(place) : place] as const);
    ofAnswers.set(message, new Map(known.map(([n, place]) => [n, addPlace(places, n, place)])));
  }
  const all = new Map([...places.keys()].map((n) => [n, n]));
  return {
    places: new Map([...places].toSorted(([one], [other]) => one - other)),
    // People repeat the numbers that they read.
    numbersIn: (message) => (message.role === 'user' ? all : (ofAnswers.get(message) ?? new Map())),
  };
}

/** The number under which a place is known from now on: `n`, unless that is another's. */
function addPlace(places: Map<number, CitedPlace>, n: number, place: CitedPlace): number {
  const taken = places.get(n);
  const number = taken === undefined || isDeepStrictEqual(taken, place) ? n : Math.max(...places.keys()) + 1;
  places.set(number, place);
  return number;
}

/** Writes a citation of a number. */
type Cite = (n: number) => string;

/** `numbers` are what those in the message are to be written as. */
export function messageMarkdown(message: LecternMessage, numbers: ReadonlyMap<number, number>, cite: Cite): string {
  const speaker = message.role === 'user' ? wording.thread.you : wording.thread.assistant;
  const time =
    message.metadata === undefined || !isDated(message.metadata.createdAt)
      ? ''
      : `, ${minuteOf(message.metadata.createdAt)}`;
  const outcome = message.metadata?.outcome ?? 'complete';
  const parts = message.parts.map((part) => partBlock(part, numbers, cite));
  const ended = outcome === 'complete' ? '' : `*${wording.thread[outcome]}*`;
  return nameUnseen([`## ${speaker}${time}`, ...parts, ended].filter((block) => block !== '').join('\n\n'));
}

function partBlock(part: LecternMessage['parts'][number], numbers: ReadonlyMap<number, number>, cite: Cite): string {
  switch (part.type) {
    case 'text':
      return linkCitations(part.text, numbers, cite);
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
function linkCitations(said: string, numbers: ReadonlyMap<number, number>, cite: Cite): string {
  return said.replace(CODE_OR_CITATION, (found, _fence, _ticks, written: string | undefined) => {
    const cited = (written === undefined ? [] : (citedNumbers(written) ?? [])).map((n) => numbers.get(n));
    return cited.length > 0 && cited.every((n) => n !== undefined) ? cited.map(cite).join('') : found;
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
