import type { MessageData } from '../../../../shared/chat/message';
import { wording, fill } from '../../../../shared/text/wording';
import { lineRange } from '../../ui/line-range';
import { shorten } from '../../ui/shorten';
import type { ListPart, ReadPart, SearchPart } from './part-groups';

const text = wording.tools;

/** More sources than this are counted in the line, and named behind it. */
const MAX_NAMES = 2;

/** What a search came to, in one line. `asked` is what the user was asked to let it fetch. */
export function searchTitle(part: SearchPart, asked: MessageData['approval'] | null): string {
  const { query = '', source = '', ref = '', path = '' } = part.input ?? {};
  const about = { query: shorten(query) };
  if (part.state === 'output-denied') {
    return join(fill(text.searchDenied, { address: asked?.address ?? source }), atRef(asked?.ref ?? ref));
  }
  if (part.state === 'output-error') return fill(text.searchFailed, about);
  const scope = join(atRef(ref), path.trim() === '' ? '' : fill(text.searchedBelow, { path: shorten(path) }));
  if (part.state !== 'output-available') return join(fill(text.searching, about), scope);
  const { passages, searched } = part.output;
  const title = join(fill(text.searched, about), whereSearched(searched.map(({ name }) => name)), scope);
  return `${title} · ${countOf(passages.length)}`;
}

/** "Read guide.md, lines 10–40". */
export function readTitle(part: ReadPart): string {
  const path = shorten(part.input?.path ?? '');
  switch (part.state) {
    case 'output-available':
      return fill(text.read, { path: shorten(part.output.path), lines: lineRange(part.output.lines) });
    case 'output-error':
    case 'output-denied':
      return fill(text.readFailed, { path });
    default:
      return fill(text.reading, { path });
  }
}

export function listTitle(part: ListPart): string {
  const { source = '', path = '' } = part.input ?? {};
  const name = shorten(source);
  switch (part.state) {
    case 'output-error':
    case 'output-denied':
      return text.listFailed;
    case 'output-available':
      if (name === '') return text.listed;
      return path.trim() === '' ? fill(text.listedAll, { name }) : fill(text.listedIn, { name, path: shorten(path) });
    default:
      return text.listing;
  }
}

function whereSearched(names: readonly string[]): string {
  if (names.length === 0) return '';
  if (areCounted(names)) return fill(text.searchedInMany, { count: names.length });
  return fill(text.searchedIn, { names: names.join(', ') });
}

/** True for sources that the line of a search only counts. */
export function areCounted(sources: readonly unknown[]): boolean {
  return sources.length > MAX_NAMES;
}

function atRef(ref: string): string {
  return ref.trim() === '' ? '' : fill(text.searchedAt, { ref: shorten(ref) });
}

function join(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ');
}

function countOf(count: number): string {
  if (count === 0) return text.foundNone;
  return count === 1 ? text.foundOne : fill(text.foundMany, { count });
}
