import { wording, inEveryLanguage } from '../../../shared/text/wording';
import { cutQuotations } from './cut-quotations';
import { cutQuotedBlocks } from './cut-quoted-blocks';
import type { ForgottenSaid } from './forgotten-said';

/** What stands before a quote of memory, as the Reader writes it; any other quote is of a source or the profile. */
const startOf = (sentence: string): string => sentence.slice(0, sentence.indexOf('{'));
const YOU_SAID = inEveryLanguage(({ reader }) => startOf(reader.youSaid));
const ANSWERED = [
  ...inEveryLanguage(({ reader }) => startOf(reader.answered)),
  ...inEveryLanguage(({ reader }) => startOf(reader.answeredAgain)),
];

/**
 * An answer of the Reader with "Forgotten" in the place of each quote of a forgotten message. Each of its quotes is of
 * one message: that of another stays, even where it says the same sentence among others, but for quotes in it.
 */
export function cutReaderQuotes(text: string, said: ForgottenSaid): string {
  const kept: string[] = [];
  let lead = '';
  const lines = text.split('\n');
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? '';
    if (!line.startsWith('>')) {
      if (line.trim() !== '') lead = line;
      kept.push(line);
      at += 1;
      continue;
    }
    const end = lines.findIndex((other, index) => index > at && !other.startsWith('>'));
    const quote = lines.slice(at, end === -1 ? lines.length : end);
    kept.push(...cutQuote(quote, lead, said));
    lead = '';
    at += quote.length;
  }
  return kept.join('\n');
}

function cutQuote(quote: readonly string[], lead: string, said: ForgottenSaid): readonly string[] {
  const isOfAnswer = ANSWERED.some((start) => lead.startsWith(start));
  if (!isOfAnswer && !YOU_SAID.some((start) => lead.startsWith(start))) return quote;
  const text = quote.map((line) => line.replace(/^> ?/, '')).join('\n');
  if (said.isExcerpt(text)) return [`> ${wording.memories.forgotten}`];
  const cut = isOfAnswer ? cutQuotations(text, said) : cutQuotedBlocks(text, said, () => false);
  return cut === text ? quote : cut.split('\n').map((line) => `> ${line}`.trimEnd());
}
