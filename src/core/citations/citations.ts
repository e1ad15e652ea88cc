import type { CheckedQuote, LecternChunk, LecternMessage } from '../../shared/chat/message';
import { citedPlace, type CitedPlace } from '../../shared/domain/passage';
import { unpackLater } from '../knowledge/index/pack-text';
import { withSignal } from '../knowledge/with-signal';
import type { CitedTextStore, Log } from '../ports';
import { foldChunks } from '../turn/fold-chunks';
import { groundOf, type AnswerGround, type Before } from './answer-ground';
import { checkQuotes } from './check-quotes';

/** How long the end of an answer waits for what it cites; what comes later is kept all the same. */
const LIMIT_MS = 2_000;
/** A file that is larger, packed, is none that was indexed. */
const MAX_PACKED_BYTES = 1_000_000;

/** What answers cite, kept as long as they are. */
export interface Citations {
  /**
   * Keeps the files that an answer cites and checks its quotes against them, and against what the model had before it.
   * Gives what is to be said of them, and citations of the passages that hold a quote which names none. It never rejects:
   * what goes wrong is logged, and the turn goes on.
   */
  settle(
    sessionId: string,
    chunks: readonly LecternChunk[],
    before: () => Promise<Before>,
  ): Promise<readonly LecternChunk[]>;
  /** Keeps what the answers among these messages cite, for a further session. It never rejects either. */
  keep(sessionId: string, messages: readonly LecternMessage[]): Promise<void>;
}

export interface CitationsOptions {
  readonly store: CitedTextStore;
  readonly sources: { text(place: CitedPlace): Promise<Uint8Array | null> };
  readonly log: Log;
}

export function createCitations({ store, sources, log }: CitationsOptions): Citations {
  const keepOne = async (place: CitedPlace): Promise<void> => {
    const { path, blob } = place;
    try {
      const packed = await sources.text(place);
      if (packed === null || packed.length > MAX_PACKED_BYTES) log.warn('a cited file is gone', { path, blob });
      else await store.save(blob, packed);
    } catch (error) {
      log.warn('a cited file is not kept', { path, blob, error });
    }
  };
  const keep = async (sessionId: string, places: readonly CitedPlace[]): Promise<void> => {
    try {
      const byBlob = new Map(places.map((place) => [place.blob, place]));
      const missing = new Set(await store.cite(sessionId, [...byBlob.keys()]));
      for (const [blob, place] of byBlob) if (missing.has(blob)) await keepOne(place);
    } catch (error) {
      log.warn('what an answer cites is not kept', { sessionId, error });
    }
  };

  const read = async (blob: string): Promise<string | null> => {
    const packed = await store.get(blob);
    return packed === null ? null : unpackLater(packed);
  };

  /** A worker that does not answer must not keep the turn open. */
  const keepSoon = async (sessionId: string, places: readonly CitedPlace[]): Promise<void> => {
    if (places.length === 0) return;
    await withSignal(keep(sessionId, places), AbortSignal.timeout(LIMIT_MS)).catch(() => undefined);
  };

  const check = async (sessionId: string, answer: LecternMessage, ground: AnswerGround) => {
    const texts = answer.parts.flatMap((part) => (part.type === 'text' ? [part.text] : []));
    const quotes = await checkQuotes(texts, ground, read);
    const found = foundPlaces(quotes, ground);
    if (found.size === 0) return quotesChunk(quotes);
    await keepSoon(sessionId, [...found.values()]);
    // With more numbers known, more of the answer may be a quote.
    const places = new Map([...ground.places, ...found]);
    return [...[...found].map(citationChunk), ...quotesChunk(await checkQuotes(texts, { ...ground, places }, read))];
  };

  return {
    keep: (sessionId, messages) =>
      keep(
        sessionId,
        messages.flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'data-citation' ? [part.data] : []))),
      ),
    async settle(sessionId, chunks, before) {
      if (!chunks.some(isOfSources)) return [];
      await keepSoon(
        sessionId,
        chunks.flatMap((chunk) => (chunk.type === 'data-citation' ? [chunk.data] : [])),
      );
      try {
        const answer = await foldChunks(chunks);
        return answer === null ? [] : await check(sessionId, answer, groundOf(answer, await before()));
      } catch (error) {
        log.warn('quotes are not checked', { sessionId, error });
        return [];
      }
    },
  };
}

function isOfSources({ type }: LecternChunk): boolean {
  return type === 'data-citation' || type === 'tool-output-available';
}

/** The passages in which quotes were found that the answer does not cite, by number. */
function foundPlaces(
  quotes: readonly CheckedQuote[],
  { places, shown }: AnswerGround,
): ReadonlyMap<number, CitedPlace> {
  return new Map(
    quotes.flatMap(({ n }): [number, CitedPlace][] => {
      const passage = places.has(n) ? undefined : shown.get(n);
      return passage === undefined ? [] : [[n, citedPlace.parse(passage)]];
    }),
  );
}

function citationChunk([n, place]: readonly [number, CitedPlace]): LecternChunk {
  return { type: 'data-citation', id: `citation-${n}`, data: { n, ...place } };
}

function quotesChunk(quotes: readonly CheckedQuote[]): readonly LecternChunk[] {
  return quotes.length === 0 ? [] : [{ type: 'data-quotes', id: 'quotes', data: [...quotes] }];
}
