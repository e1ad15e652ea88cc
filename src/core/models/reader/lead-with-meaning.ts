import type { Passage } from '../../../shared/domain/passage';
import { isCode, namesOf } from './asked-member';
import type { Led } from './lead-with-entries';
import { fitting, type FittingPassages } from './pick-by-fit';
import { allStemsOf } from './words';

const MAX_QUESTION = 100;
const MAX_BESIDE = 2;
/** Headings of lists that only say what words mean. */
const GLOSSARY =
  /(?<!\p{L})(?:begriffe?|concepts?|definition(?:en|s)?|glossar|glossary|terminology|terms?|vocabulary)(?!\p{L})/iu;
/** What is asked of up to three words that are called so. */
const ASKED =
  /^\s*(?:(?:what(?:['’]s| is| are| does)|was (?:ist|sind|bedeutet|heißt))(?: (?:an?|the|eine?|der|die|das))?|define) (?<term>[\p{L}\p{N}]+(?:[ -][\p{L}\p{N}]+){0,2}?)(?: means?| stands? for)?\s*[?.!]*\s*$/iu;
/** A term in a list, with what it means beside it: `- **Lease:** A right to write.` */
const ITEM = /^\s*(?:[-*+]\s+)?\*\*(?<item>[^*]+?):?\*\*:?\s+(?:[–—-]\s+)?(?<said>\S.*)$/u;
/** So begins what says what a thing is; what else stands beside a term tells of it only. */
const MEANING = /^(?:an?|any|each|one|the|what|where|who|der|die|das|eine?|was|wer|wo)\s/iu;

/**
 * Of a word whose meaning is asked, what a list of terms says comes first, but for a section that is headed by it. Beside
 * a glossary only code that is called so is quoted, beside another list what fits too.
 */
export function leadWithMeaning(question: string, picked: FittingPassages, found: readonly Passage[]): Led {
  const glossary = meaningsIn(question, found).map(({ passage }) => passage);
  const asked = askedTerm(question);
  if (asked === null || glossary.length === 0) return { picked, leads: new Set() };
  const isCalled = (title: string): boolean =>
    termOf(title.replace(/[?!.]+$/, '')) === asked || askedTerm(title) === asked;
  const headed = picked.passages.filter((passage) => !isCode(passage) && isCalled(passage.trail.at(-1) ?? ''));
  const code = picked.passages.filter((passage) => isCode(passage) && passage.trail.flatMap(namesOf).some(isCalled));
  const leads = new Set([...headed, ...glossary]);
  const isGlossary = glossary.every(({ trail }) => GLOSSARY.test(trail.at(-1) ?? ''));
  const others = picked.fit === 'fits' && !isGlossary ? picked.passages.slice(0, MAX_BESIDE) : [];
  return { picked: fitting('fits', [...new Set([...leads, ...code, ...others])]), leads };
}

/** The entries of a glossary that say what a question asks for the meaning of. */
export function meaningsIn(
  question: string,
  passages: readonly Passage[],
): readonly { readonly passage: Passage; readonly text: string }[] {
  const asked = askedTerm(question);
  if (asked === null) return [];
  return passages.flatMap((passage) => {
    const text = isCode(passage) ? null : entryOf(asked, passage.text.split('\n'));
    return text === null ? [] : [{ passage, text }];
  });
}

function entryOf(asked: string, lines: readonly string[]): string | null {
  const at = lines.findIndex((line) => {
    const { item, said } = ITEM.exec(line)?.groups ?? {};
    return item !== undefined && said !== undefined && termOf(item) === asked && MEANING.test(said);
  });
  if (at < 0) return null;
  // What goes on with it stands below it, further in.
  const end = lines.findIndex((line, index) => index > at && !/^\s+\S/.test(line));
  return lines.slice(at, end < 0 ? lines.length : end).join('\n');
}

function askedTerm(question: string): string | null {
  const term = question.length > MAX_QUESTION ? undefined : ASKED.exec(question)?.groups?.['term'];
  return term === undefined ? null : termOf(term);
}

function termOf(words: string): string {
  return allStemsOf(words).join(' ');
}
