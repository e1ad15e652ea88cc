import { RECENT_MESSAGES } from '../../shared/domain/context';
import { isImported } from '../../shared/chat/is-imported';
import type { CheckedQuote, LecternMessage } from '../../shared/chat/message';
import type { Citations } from '../citations/citations';
import { messageText } from '../knowledge/memory/message-rows';
import type { Log } from '../ports';

/** So many answers of a path are checked, the newest: of a path that is longer, whoever goes back sees the rest unchecked. */
const MAX_ANSWERS = 200;
/** Windows are told after so many. */
const TOLD_AT_ONCE = 20;

/** What is known of an answer while it says this: what was forgotten of it since stands in its quotes too. */
interface Found {
  readonly text: string;
  readonly quotes: readonly CheckedQuote[];
}

/** What was found of the quotes of answers that came with an import. It is found anew each time that their session is opened. */
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
  /** Told when more is known. */
  readonly onFound: () => void;
  readonly log: Log;
}

export function createImportedQuotes({ sessionId, citations, onFound, log }: ImportedQuotesOptions): ImportedQuotes {
  const known = new Map<string, Found>();
  const knownOf = (message: LecternMessage): readonly CheckedQuote[] | undefined => {
    const found = known.get(message.id);
    return found?.text === messageText(message) ? found.quotes : undefined;
  };
  let checking = new AbortController();

  const checkOne = async (path: readonly LecternMessage[], at: number, signal: AbortSignal): Promise<boolean> => {
    const answer = path[at];
    if (answer === undefined) return false;
    const before = path.slice(Math.max(0, at - RECENT_MESSAGES), at);
    try {
      const quotes = await citations.recheck(sessionId, answer, before, signal);
      if (signal.aborted) return false;
      const isNew = JSON.stringify(quotes) !== JSON.stringify(knownOf(answer) ?? []);
      known.set(answer.id, { text: messageText(answer), quotes });
      return isNew;
    } catch (error) {
      if (!signal.aborted) log.warn('imported quotes are not checked', { sessionId, error });
      return false;
    }
  };

  return {
    shown: (path) => (known.size === 0 ? path : path.map((message) => withQuotes(message, knownOf(message)))),
    async check(path) {
      checking.abort();
      checking = new AbortController();
      const { signal } = checking;
      const due = path.flatMap((message, at) => (isImported(message) && isDue(knownOf(message)) ? [at] : []));
      let found = 0;
      for (const at of due.slice(-MAX_ANSWERS).toReversed()) {
        if (signal.aborted) return;
        if (!(await checkOne(path, at, signal))) continue;
        found += 1;
        if (found % TOLD_AT_ONCE === 0) onFound();
      }
      if (found % TOLD_AT_ONCE !== 0 && !signal.aborted) onFound();
    },
    close: () => checking.abort(),
  };
}

/** A source may have come since. */
function isDue(quotes: readonly CheckedQuote[] | undefined): boolean {
  return quotes === undefined || quotes.some(({ isVerbatim, isGiven }) => isVerbatim === null && isGiven !== true);
}

function withQuotes(message: LecternMessage, quotes: readonly CheckedQuote[] | undefined): LecternMessage {
  if (quotes === undefined || quotes.length === 0) return message;
  const others = message.parts.filter(({ type }) => type !== 'data-quotes');
  return { ...message, parts: [...others, { type: 'data-quotes', id: 'quotes', data: [...quotes] }] };
}
