import type { CitedPlace } from '../../../../shared/domain/passage';
import type { Quote } from '../../../../shared/chat/quotes/find-quotes';
import type { AnswerGround } from '../../quote-knowledge';
import type { QuoteForm } from '../search/asked-quote';
import { holdsName } from './holds-name';
import { isTrail } from './is-trail';
import { once } from '../once';
import type { StepRunner, Steps } from '../../steps';
import type { Standing, Verdict } from '../standing';
import { createVerbatimCheck } from '../verbatim';
import { createWordSearch } from './word-search';

/**
 * What is known of a quote in some texts: the best verdict, and the number of the first text that has it. Near are the
 * same words, not written so; it is only asked of what cites nothing.
 */
export interface Looked {
  readonly verdict: Verdict | 'near' | 'unread';
  readonly n: number;
  /** Where it stands in that file, when that is not where the number leads. */
  readonly lines: Standing['lines'];
}

/** The texts that quotes can be from. */
export interface QuoteOrigins {
  /** Looks in the files that these numbers cite. */
  inFiles(quote: Searched, ns: readonly number[]): Promise<Looked>;
  /** Looks in the passages that the model saw, but for those whose whole file was looked in. */
  inPassages(quote: Searched): Promise<Looked>;
}

type Searched = Pick<Quote, 'kind' | 'text' | 'cites' | 'isCode' | 'isUnmarked'>;

interface Origin {
  readonly length: number;
  readonly standingOf: (quote: Searched) => Steps<Omit<Looked, 'n'>>;
}

const RANK: Readonly<Record<Looked['verdict'], number>> = {
  changed: 0,
  near: 1,
  unread: 2,
  part: 3,
  cut: 4,
  verbatim: 5,
};

/** A function is named so, whatever it is called with: `open()`. */
const CALL = /^([\w.$]+\()\)$/;
/** Of the lines that stand behind a path: `:120-140`. */
const MAX_LINE_LENGTH = 40;
const UNREAD = { verdict: 'unread', lines: null } as const;

export interface QuoteOriginsOptions {
  /** Gives a file by its blob, null when it cannot be had. */
  readonly read: (blob: string) => Promise<string | null>;
  readonly run: StepRunner;
  /** Hears of each text how many characters are looked through, and may throw. */
  readonly spend: (characters: number) => void;
}

export function createQuoteOrigins(
  { places, shown, imported }: Pick<AnswerGround, 'places' | 'shown' | 'imported'>,
  { read, run, spend }: QuoteOriginsOptions,
): QuoteOrigins {
  const openFile = createOpener(async (n): Promise<Origin | null> => {
    const place = places.get(n);
    const text = place === undefined ? null : await read(place.blob);
    if (place === undefined || text === null) return null;
    const check = createCheck(text, place);
    const standingOf: Origin['standingOf'] = function* (quote) {
      if (isNameOf(place.path, quote.text) || (yield* isTrail(quote.text, place.path, text)))
        return { verdict: 'verbatim', lines: null };
      if (quote.kind !== 'name') {
        const standing = yield* check(quote);
        const called = quote.isCode ? CALL.exec(quote.text)?.[1] : undefined;
        const isCalled = standing.verdict === 'changed' && called !== undefined && holdsName(text, called);
        return isCalled ? { verdict: 'verbatim', lines: null } : standing;
      }
      const isHeld = holdsName(text, quote.text) || holdsName(place.path, quote.text);
      return { verdict: isHeld ? 'verbatim' : 'changed', lines: null };
    };
    return { length: text.length, standingOf };
  });
  const openPassage = createOpener(async (n): Promise<Origin | null> => {
    const passage = shown.get(n);
    if (passage === undefined || imported?.has(n) === true) return null;
    // Its headings stand in its file too.
    const text = [...passage.trail, passage.text].join('\n\n');
    return { length: text.length, standingOf: createCheck(text, { path: passage.path, lines: [1, Infinity] }) };
  });

  const lookIn = async (quote: Searched, ns: readonly number[], open: typeof openFile): Promise<Looked> => {
    let best: Looked = { verdict: 'changed', n: 0, lines: null };
    for (const n of ns) {
      const origin = await open(n);
      spend((origin?.length ?? 0) + quote.text.length);
      const standing = origin === null ? UNREAD : await run(origin.standingOf(quote));
      const difference = RANK[standing.verdict] - RANK[best.verdict];
      const isNearer = difference === 0 && best.lines !== null && standing.lines === null;
      if (difference > 0 || isNearer) best = { ...standing, n };
      if (best.verdict === 'verbatim' && best.lines === null) break;
    }
    return best;
  };

  return {
    inFiles: (quote, ns) => lookIn(quote, ns, openFile),
    async inPassages(quote) {
      const isUnread = async (n: number): Promise<boolean> => !places.has(n) || (await openFile(n)) === null;
      const ns: number[] = [];
      for (const n of shown.keys()) if (await isUnread(n)) ns.push(n);
      return lookIn(quote, ns, openPassage);
    },
  };
}

function createCheck(text: string, place: Pick<CitedPlace, 'path' | 'lines'>): Origin['standingOf'] {
  const check = createVerbatimCheck(text, place);
  const hasWords = once(() => createWordSearch([text]));
  return function* (quote) {
    const standing = yield* check(quote.text, formOf(quote));
    if (standing.verdict !== 'changed' || quote.cites !== 'nothing') return standing;
    yield;
    return hasWords()(quote.text) ? { verdict: 'near', lines: null } : standing;
  };
}

function formOf({ kind, isCode, isUnmarked }: Searched): QuoteForm {
  if (kind === 'code') return 'listing';
  if (kind === 'block') return 'block';
  if (isUnmarked) return 'sentence';
  return isCode ? 'code' : 'words';
}

function createOpener(open: (n: number) => Promise<Origin | null>): (n: number) => Promise<Origin | null> {
  const opened = new Map<number, Promise<Origin | null>>();
  return (n) => {
    const origin = opened.get(n) ?? open(n);
    opened.set(n, origin);
    return origin;
  };
}

/** Whether it is the path that is cited, perhaps with a line: it need not stand in the file itself. */
function isNameOf(path: CitedPlace['path'], said: string): boolean {
  if (said.length > path.length + MAX_LINE_LENGTH) return false;
  const name = said.replace(/(?::\d+(?:[-–:]\d+)*|#L\d+(?:-L?\d+)?)$/, '');
  return path === name || path.endsWith(`/${name}`);
}
