import { setImmediate } from 'node:timers/promises';
import type { CheckedQuote } from '../../shared/chat/message';
import { findQuotes, type Quote } from '../../shared/chat/quotes/find-quotes';
import type { CitedPlace } from '../../shared/domain/passage';
import { createVerbatimCheck, type Verdict } from './verbatim';

/** More than any answer has; what comes after them stays unchecked, and is shown as that. */
const MAX_QUOTES = 500;

type Check = (quote: string) => Verdict;

/**
 * Checks each quote of an answer against the files it can be taken from. `read` gives a file by its blob, null when it
 * cannot be had. Gives way between files: one may be large.
 */
export async function checkQuotes(
  answer: readonly string[],
  places: ReadonlyMap<number, CitedPlace>,
  read: (blob: string) => Promise<string | null>,
): Promise<readonly CheckedQuote[]> {
  const quotes = answer
    .flatMap((text) => findQuotes(text, (n) => places.has(n)))
    .filter(({ ns }) => ns.length > 0)
    .slice(0, MAX_QUOTES);
  const checks = new Map<number, Promise<Check | null>>();
  const checkOf = (n: number): Promise<Check | null> => {
    const check = checks.get(n) ?? openCheck(places.get(n), read);
    checks.set(n, check);
    return check;
  };
  const checked: CheckedQuote[] = [];
  for (const quote of quotes) checked.push(await checkOne(quote, checkOf));
  return checked;
}

/** Whether it is the path that is cited, perhaps with a line: it need not stand in the file itself. */
function isNameOf(path: string, said: string): boolean {
  const name = said.replace(/(?::\d+(?:[-–:]\d+)*|#L\d+(?:-L?\d+)?)$/, '');
  return path === name || path.endsWith(`/${name}`);
}

async function openCheck(
  place: CitedPlace | undefined,
  read: (blob: string) => Promise<string | null>,
): Promise<Check | null> {
  const text = place === undefined ? null : await read(place.blob);
  if (place === undefined || text === null) return null;
  const check = createVerbatimCheck(text, place);
  return (quote) => (isNameOf(place.path, quote) ? 'verbatim' : check(quote));
}

/** One place that holds it is enough, best without gaps. Where a place cannot be read, nothing is claimed. */
async function checkOne({ text, ns }: Quote, checkOf: (n: number) => Promise<Check | null>): Promise<CheckedQuote> {
  let isVerbatim: boolean | null = false;
  let cutIn: number | null = null;
  for (const n of ns) {
    const check = await checkOf(n);
    await setImmediate();
    const verdict = check === null ? 'unread' : check(text);
    if (verdict === 'verbatim') return { text, n, ns, isVerbatim: true };
    if (verdict === 'cut') cutIn ??= n;
    if (verdict === 'unread') isVerbatim = null;
  }
  if (cutIn !== null) return { text, n: cutIn, ns, isVerbatim: true, hasOmissions: true };
  return { text, n: ns[0] ?? 0, ns, isVerbatim };
}
