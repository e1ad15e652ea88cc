import type { CheckedQuote, LecternChunk, LecternMessage } from '../../shared/chat/message';
import { followsPassages } from '../../shared/chat/grounding-of';
import { citedPlace, type CitedPlace } from '../../shared/domain/passage';
import type { AnswerGround, QuoteKnowledge } from '../knowledge/quote-knowledge';
import { withSignal } from '../knowledge/with-signal';
import { findAppError } from '../errors';
import type { CitedTextStore, Log } from '../ports';
import { foldChunks } from '../turn/fold-chunks';
import { groundOf, type Before } from './answer-ground';
import { placeKey, saidPlaces } from './said-places';

/**
 * How long the end of an answer waits until what it cites is kept, and as long again for the check of its quotes. What
 * comes later is kept all the same; quotes stay unchecked.
 */
const LIMIT_MS = 2_000;
/** A file that is larger, packed, is none that was indexed. */
const MAX_PACKED_BYTES = 1_000_000;
/** What is handed over of files for one check: more than any answer cites, and a moment's work. */
const MAX_HANDED_BYTES = 4_000_000;

/** Places of one answer that sources are asked for: more than any names. */
const MAX_PLACES = 200;

/** What answers cite, kept as long as they are. */
export interface Citations {
  /**
   * Keeps the files that an answer cites and checks its quotes against them, and against what the model had before it.
   * Gives what is to be said of them, and citations of the passages that hold a quote which names none. It never rejects:
   * what goes wrong is logged, and the turn goes on. It ends at once when `stop` aborts: what is not checked by then stays
   * unchecked.
   */
  settle(
    sessionId: string,
    chunks: readonly LecternChunk[],
    before: () => Promise<Before>,
    stop: AbortSignal,
  ): Promise<readonly LecternChunk[]>;
  /**
   * What is found of an answer that came with an import: the files of those of its places that sources here vouch for
   * are kept, and quotes of what nobody vouches for stay without a verdict. Rejects when that does not end in time, or
   * is stopped.
   */
  recheck(
    sessionId: string,
    answer: LecternMessage,
    before: readonly LecternMessage[],
    stop: AbortSignal,
  ): Promise<Rechecked>;
  /** Keeps what the answers among these messages cite, for a further session. It never rejects either. */
  keep(sessionId: string, messages: readonly LecternMessage[]): Promise<void>;
}

export interface Rechecked {
  readonly quotes: readonly CheckedQuote[];
  /** Places that the answer names as the sources here have them, by the key of what it says. */
  readonly places: ReadonlyMap<string, CitedPlace>;
  /** Whether that is all of them. */
  readonly isWhole: boolean;
}

export interface CitationsOptions {
  readonly store: CitedTextStore;
  readonly sources: {
    text(place: CitedPlace): Promise<Uint8Array | null>;
    vouch(places: readonly CitedPlace[], signal: AbortSignal): Promise<readonly (CitedPlace | null)[]>;
  };
  readonly quotes: QuoteKnowledge;
  readonly log: Log;
  /** Aborts when an answer is not to wait any longer; after `LIMIT_MS` when left out. */
  readonly limit?: () => AbortSignal;
}

export function createCitations(options: CitationsOptions): Citations {
  const { store, sources, log, limit = () => AbortSignal.timeout(LIMIT_MS) } = options;
  const keepOne = async (place: CitedPlace): Promise<void> => {
    const { path, blob } = place;
    try {
      const packed = await sources.text(place);
      if (packed === null || packed.length > MAX_PACKED_BYTES) log.warn('a cited file is gone', { path, blob });
      else await store.save(blob, packed);
    } catch (error) {
      // What an import brought may cite sources that were never here.
      if (findAppError(error)?.code !== 'source.unknown') log.warn('a cited file is not kept', { path, blob, error });
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

  /** A worker that does not answer must not keep the turn open. */
  const keepSoon = async (sessionId: string, places: readonly CitedPlace[], stop: AbortSignal): Promise<void> => {
    if (places.length === 0) return;
    await withSignal(keep(sessionId, places), AbortSignal.any([limit(), stop])).catch(() => undefined);
  };
  /** A stop by the user is no failure. */
  const warn = (what: string, fields: Readonly<Record<string, unknown>>, stop: AbortSignal): void => {
    if (!stop.aborted) log.warn(what, fields);
  };

  /** What sources here have of places that a file names. */
  const vouch = async (said: readonly CitedPlace[], stop: AbortSignal): Promise<Rechecked['places']> => {
    const signal = AbortSignal.any([limit(), stop]);
    const found = await withSignal(sources.vouch(said, signal), signal);
    return new Map(
      said.flatMap((place, at): [string, CitedPlace][] => {
        const vouched = found[at] ?? null;
        return vouched === null ? [] : [[placeKey(place), vouched]];
      }),
    );
  };

  /** The files as they are kept: they are unpacked where they are read. */
  const filesOf = async (places: AnswerGround['places']): Promise<ReadonlyMap<string, Uint8Array>> => {
    const files = new Map<string, Uint8Array>();
    let left = MAX_HANDED_BYTES;
    for (const blob of new Set([...places.values()].map((place) => place.blob))) {
      const packed = await store.get(blob);
      if (packed === null || packed.length > left) continue;
      files.set(blob, packed);
      left -= packed.length;
    }
    return files;
  };

  const check = async (sessionId: string, answer: LecternMessage, ground: AnswerGround, stop: AbortSignal) => {
    const texts = answer.parts.flatMap((part) => (part.type === 'text' ? [part.text] : []));
    const signal = AbortSignal.any([limit(), stop]);
    const ask = async (from: AnswerGround): Promise<readonly CheckedQuote[]> => {
      const files = await withSignal(filesOf(from.places), signal);
      return withSignal(options.quotes.check({ texts, ground: from, files }, { signal }), signal);
    };
    const quotes = await ask(ground);
    const found = foundPlaces(quotes, ground);
    if (found.size === 0) return quotesChunk(quotes);
    await keepSoon(sessionId, [...found.values()], stop);
    // With more numbers known, more of the answer may be a quote. What is known already holds without that.
    const places = new Map([...ground.places, ...found]);
    const again = await ask({ ...ground, places }).catch((error: unknown) => {
      warn('quotes are not checked again', { sessionId, error }, stop);
      return quotes;
    });
    return [...[...found].map(citationChunk), ...quotesChunk(again)];
  };

  return {
    keep: (sessionId, messages) => keep(sessionId, messages.flatMap(placesOf)),
    async recheck(sessionId, answer, before, stop) {
      const said = saidPlaces(answer);
      const places = await vouch(said.slice(0, MAX_PLACES), stop);
      const cited = placesOf(answer).flatMap((place) => places.get(placeKey(place)) ?? []);
      await keepSoon(sessionId, cited, stop);
      stop.throwIfAborted();
      const ground = groundOf(answer, { messages: before, told: [] });
      const chunks = await check(sessionId, answer, { ...ground, places: vouchedIn(ground.places, places) }, stop);
      const quotes = chunks
        .flatMap((chunk) => (chunk.type === 'data-quotes' ? chunk.data : []))
        .map((quote) => (isOfNumber(quote) ? quote : { ...quote, isVerbatim: null }));
      return { quotes, places, isWhole: places.size === said.length };
    },
    async settle(sessionId, chunks, before, stop) {
      const cited = chunks.flatMap((chunk) => (chunk.type === 'data-citation' ? [chunk.data] : []));
      await keepSoon(sessionId, cited, stop);
      const isOwn = chunks.some(isOfSources);
      let isChecked = isOwn;
      try {
        const known = await withSignal(before(), stop);
        isChecked ||= followsPassages(known.messages);
        const answer = isChecked ? await foldChunks(chunks) : null;
        return answer === null ? [] : await check(sessionId, answer, groundOf(answer, known), stop);
      } catch (error) {
        warn('quotes are not checked', { sessionId, error }, stop);
        // An answer without passages of its own would not show that it has quotes to be checked.
        return isChecked && !isOwn ? [quotesOf([])] : [];
      }
    },
  };
}

function placesOf({ parts }: LecternMessage): readonly CitedPlace[] {
  return parts.flatMap((part) => (part.type === 'data-citation' ? [part.data] : []));
}

/** What nobody vouches for keeps its number and has no file: the one that it names may be cited for what it is, too. */
function vouchedIn(places: AnswerGround['places'], vouched: Rechecked['places']): AnswerGround['places'] {
  return new Map([...places].map(([n, place]) => [n, vouched.get(placeKey(place)) ?? { ...place, blob: '' }]));
}

/** What else an answer was given that came from elsewhere is not known: what names no source of its own is not denied. */
function isOfNumber({ isVerbatim, ns }: CheckedQuote): boolean {
  return isVerbatim !== false || ns === undefined || ns.length > 0;
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
  return quotes.length === 0 ? [] : [quotesOf(quotes)];
}

function quotesOf(quotes: readonly CheckedQuote[]): LecternChunk {
  return { type: 'data-quotes', id: 'quotes', data: [...quotes] };
}
