import { RECENT_MESSAGES } from '../../shared/domain/context';
import { isImported } from '../../shared/chat/is-imported';
import type { CheckedQuote, LecternMessage } from '../../shared/chat/message';
import type { Source } from '../../shared/domain/source';
import { uncheckedPlace } from '../../shared/domain/unchecked-place';
import type { Citations, Rechecked } from '../citations/citations';
import { placeKey, withPlaces } from '../citations/said-places';
import { messageText } from '../knowledge/memory/message-rows';
import type { Log } from '../ports';
import type { SearchableSources } from '../tools/searchable-sources';

/** So many answers of a path are checked, the newest: of a path that is longer, whoever goes back sees the rest unchecked. */
const MAX_ANSWERS = 200;
/** Windows are told after the first so many, and at the end: each time they get all of the session anew. */
const TOLD_FIRST = 20;

/** What is known of an answer while it says this: what was forgotten of it since stands in its quotes too. */
interface Found extends Rechecked {
  readonly text: string;
  /** What was here of sources when it was looked for. */
  readonly sources: string;
}

/** What was found of the quotes and places of answers that came with an import. It is found anew each time that their session is opened. */
export interface ImportedQuotes {
  /** A path with what is known by now. */
  shown(path: readonly LecternMessage[]): readonly LecternMessage[];
  /** Checks the answers of a path, newest first, of which not all is known. It never rejects, and ends what still runs. */
  check(path: readonly LecternMessage[]): Promise<void>;
  close(): void;
}

export interface ImportedQuotesOptions {
  readonly sessionId: string;
  readonly citations: Pick<Citations, 'recheck'>;
  readonly sources: Pick<SearchableSources, 'list'>;
  /** Told when more is known. */
  readonly onFound: () => void;
  readonly log: Log;
}

export function createImportedQuotes(options: ImportedQuotesOptions): ImportedQuotes {
  const { sessionId, citations, onFound, log } = options;
  const known = new Map<string, Found>();
  const knownOf = (message: LecternMessage): Found | undefined => {
    const found = known.get(message.id);
    return found?.text === messageText(message) ? found : undefined;
  };
  let checking = new AbortController();

  const checkOne = async (
    path: readonly LecternMessage[],
    at: number,
    sources: string,
    signal: AbortSignal,
  ): Promise<boolean> => {
    const answer = path[at];
    if (answer === undefined) return false;
    const before = path.slice(Math.max(0, at - RECENT_MESSAGES), at);
    try {
      const found = await citations.recheck(sessionId, answer, before, signal);
      if (signal.aborted) return false;
      const isNew = shownText(found) !== shownText(knownOf(answer));
      known.set(answer.id, { ...found, text: messageText(answer), sources });
      return isNew;
    } catch (error) {
      warn(error, signal);
      return false;
    }
  };
  const warn = (error: unknown, signal: AbortSignal): void => {
    if (!signal.aborted) log.warn('imported quotes are not checked', { sessionId, error });
  };
  const checkDue = async (path: readonly LecternMessage[], signal: AbortSignal): Promise<void> => {
    const sources = sourcesText(await options.sources.list());
    const due = path.flatMap((message, at) => (isImported(message) && isDue(knownOf(message), sources) ? [at] : []));
    let found = 0;
    for (const at of due.slice(-MAX_ANSWERS).toReversed()) {
      if (signal.aborted) return;
      if (!(await checkOne(path, at, sources, signal))) continue;
      found += 1;
      if (found === TOLD_FIRST) onFound();
    }
    if (found > 0 && found !== TOLD_FIRST && !signal.aborted) onFound();
  };

  return {
    shown: (path) => path.map((message) => (isImported(message) ? withFound(message, knownOf(message)) : message)),
    async check(path) {
      checking.abort();
      checking = new AbortController();
      const { signal } = checking;
      if (path.some(isImported)) await checkDue(path, signal).catch((error: unknown) => warn(error, signal));
    },
    close: () => checking.abort(),
  };
}

/** What windows are shown of it. */
function shownText(found: Rechecked | undefined): string {
  return JSON.stringify([found?.quotes ?? [], [...(found?.places ?? [])]]);
}

/** What has no verdict may get one once another source is here. */
function isDue(found: Found | undefined, sources: string): boolean {
  if (found === undefined) return true;
  const isOpen = !found.isWhole || found.quotes.some((quote) => quote.isVerbatim === null && quote.isGiven !== true);
  return found.sources !== sources && isOpen;
}

/** The same as long as no source came, went or was updated. */
function sourcesText(sources: readonly Source[]): string {
  return JSON.stringify(sources.map(({ key, commit, lastUpdated }) => [key, commit, lastUpdated]));
}

/** Its places as sources here have them; the others as nothing that anybody vouches for. */
function withFound(message: LecternMessage, found: Found | undefined): LecternMessage {
  const checked = withPlaces(message, (place) => found?.places.get(placeKey(place)) ?? uncheckedPlace(place));
  return withQuotes(checked, found?.quotes);
}

function withQuotes(message: LecternMessage, quotes: readonly CheckedQuote[] | undefined): LecternMessage {
  if (quotes === undefined || quotes.length === 0) return message;
  const others = message.parts.filter(({ type }) => type !== 'data-quotes');
  return { ...message, parts: [...others, { type: 'data-quotes', id: 'quotes', data: [...quotes] }] };
}
