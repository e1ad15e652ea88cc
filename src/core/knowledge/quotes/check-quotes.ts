import type { CheckedQuote } from '../../../shared/chat/message';
import { findQuotes, type Quote } from '../../../shared/chat/quotes/find-quotes';
import { withoutCitations } from '../../../shared/chat/quotes/citation-marks';
import type { AnswerGround } from '../quote-knowledge';
import { dropAttribution } from './answer/drop-attribution';
import { namesSource } from './answer/names-of';
import { createQuoteOrigins, type Looked } from './answer/quote-origins';
import { createStepRunner, giveWay, type StepRunner, type Steps } from '../steps';
import { createWordSearch } from './answer/word-search';

/** More than any answer has; what comes after them stays unchecked, and is shown as that. */
const MAX_QUOTES = 500;
/** Characters that are looked through for one answer, and the same of what comes after. */
const MAX_EFFORT = 50_000_000;

/**
 * Checks each quote of an answer against the files it can be taken from; one that cites nothing, or only shares a
 * paragraph with what does, against all that the model saw. `read` gives a file by its blob, null when it cannot be had.
 * Gives way to other work of the thread. Rejects with the signal's reason when aborted.
 */
export async function checkQuotes(
  answer: readonly string[],
  ground: AnswerGround,
  read: (blob: string) => Promise<string | null>,
  signal?: AbortSignal,
): Promise<readonly CheckedQuote[]> {
  const run = createStepRunner({ pause: () => giveWay(signal) });
  const quotes = await run(findAll(answer, ground));
  const cited = quotes.filter(({ ns }) => ns.length > 0);
  // Those that name a source first: they say most, and take least. Names say least.
  const inOrder = [
    ...cited.filter(({ kind }) => kind !== 'name'),
    ...quotes.filter(({ cites }) => cites === 'nothing'),
    ...cited.filter(({ kind }) => kind === 'name'),
    ...quotes.filter((quote) => quote.kind !== 'name' && citesUnknown(quote)),
  ];
  const check = createCheck(ground, read, run);
  const checked: CheckedQuote[] = [];
  try {
    for (const quote of inOrder.slice(0, MAX_QUOTES)) {
      const found = await check(quote);
      // A number that is none denies nothing, and an example of the answer's own claims nothing.
      const isDue = found.isVerbatim === true || !(citesUnknown(quote) || quote.mayBeOwn);
      if (isDue) checked.push(found);
    }
  } catch (error) {
    if (!(error instanceof TooMuchEffort)) throw error;
  }
  return checked;
}

function* findAll(answer: readonly string[], ground: AnswerGround): Steps<readonly Quote[]> {
  const found: (readonly Quote[])[] = [];
  for (const text of answer) {
    found.push(findQuotes(text, (n) => ground.places.has(n), ground.grounding));
    yield;
  }
  return found.flat().filter(({ introducedBy }) => introducedBy === null || namesSource(introducedBy, ground));
}

/** Whether a quote has numbers of its own, none of which is one of the answer's. */
function citesUnknown({ ns, cites }: Quote): boolean {
  return ns.length === 0 && cites !== 'nothing';
}

/** Numbers that are none stay in a quote: they are no citations. */
function withoutNumbers(quote: Quote): Quote {
  return { ...quote, text: withoutCitations(quote.text, () => true).trim() };
}

class TooMuchEffort extends Error {}

function createCheck(
  ground: AnswerGround,
  read: (blob: string) => Promise<string | null>,
  run: StepRunner,
): (quote: Quote) => Promise<CheckedQuote> {
  let effort = 0;
  const spend = (characters: number): void => {
    effort += characters;
    if (effort > MAX_EFFORT) throw new TooMuchEffort();
  };
  const { places, given } = ground;
  const origins = createQuoteOrigins(ground, { read, run, spend });
  const isGiven = createWordSearch(given);
  const givenLength = given.reduce((sum, text) => sum + text.length, 0);

  return async (written) => {
    const { text, ns, cites } = written;
    const quote = dropAttribution(citesUnknown(written) ? withoutNumbers(written) : written, ground);
    const own = await origins.inFiles(quote, ns);
    if (isFound(own) || (cites === 'itself' && ns.length > 0)) return toChecked(written, own);
    const others = [...places.keys()].filter((n) => !ns.includes(n));
    const inFiles = await origins.inFiles(quote, others);
    const inPassages = isFound(inFiles) ? inFiles : await origins.inPassages(quote);
    if (isFound(inPassages)) return toChecked(written, inPassages);
    spend(givenLength);
    if (isGiven(quote.text)) return { text, n: 0, ns, isVerbatim: null, isGiven: true };
    const elsewhere = inFiles.verdict === 'changed' ? inPassages : inFiles;
    return toChecked(written, cites === 'nothing' ? elsewhere : own);
  };
}

function isFound({ verdict }: Looked): boolean {
  return verdict === 'verbatim' || verdict === 'cut' || verdict === 'part';
}

/** One place that holds it is enough, best without gaps. Where a place cannot be read, nothing is claimed. */
function toChecked({ text, ns }: Quote, looked: Looked): CheckedQuote {
  const { verdict, n, lines } = looked;
  if (!isFound(looked)) {
    return { text, n: ns[0] ?? (verdict === 'near' ? n : 0), ns, isVerbatim: verdict === 'unread' ? null : false };
  }
  return {
    text,
    n,
    ns,
    isVerbatim: true,
    ...(verdict === 'cut' && { hasOmissions: true }),
    ...(verdict === 'part' && { isPart: true }),
    ...(lines !== null && { lines: [...lines] }),
  };
}
