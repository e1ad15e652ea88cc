import { hasKnownDay } from '../../../shared/chat/known-day';
import type { Passage } from '../../../shared/domain/passage';
import { wording, fill } from '../../../shared/text/wording';
import { saidDayFormat } from '../../../shared/text/formats';
import { cutExcerpt } from './cut-excerpt';
import { entriesIn } from './lead-with-entries';
import { meaningsIn } from './lead-with-meaning';
import type { Terms } from './match-terms';
import type { Memory } from './pick-memories';
import type { PickedProfile } from './pick-profile';

const text = wording.reader;
const SHORT_COMMIT = 10;

/**
 * One quote a passage, or none for one that holds no words; of a list of definitions the entry that tells what is asked.
 * Those that go by one title are told apart by their sources.
 */
export function quotePassages(terms: Terms, passages: readonly Passage[], question: string): readonly string[] {
  const telling = entriesIn(terms, question, passages).filter(({ isAll }) => isAll);
  const meanings = meaningsIn(question, passages);
  const entries = new Map([...telling, ...meanings].map(({ passage, text: own }) => [passage, own]));
  return passages.flatMap((passage) => {
    const excerpt = cutExcerpt(terms, entries.get(passage) ?? passage.text, passage.path, passage.trail);
    if (excerpt === '') return [];
    const title = titleOf(passage);
    const others = passages.filter((other) => other.sourceKey !== passage.sourceKey && titleOf(other) === title);
    const full = others.length === 0 ? title : fill(text.titleOfSource, { title, source: sourceOf(passage, others) });
    return [`**${escapeMarkdown(full)}** [${passage.n}]\n\n${toQuote(excerpt)}`];
  });
}

function titleOf({ trail, path }: Passage): string {
  return trail.length > 0 ? trail.slice(-2).join(' › ') : path;
}

/** Sources at two commits may have had one name when they were quoted. */
function sourceOf({ sourceName, commit }: Passage, others: readonly Passage[]): string {
  const isNamed = others.every((other) => other.sourceName !== sourceName);
  return isNamed || commit === null ? sourceName : `${sourceName} ${commit.slice(0, SHORT_COMMIT)}`;
}

/** As a list by section, its entries as the plain text that they are. */
export function quoteProfile({ sections }: PickedProfile): string {
  const lists = sections.map(({ title, entries }) => {
    const items = entries.map((entry) => `- ${escapeStart(escapeMarkdown(entry))}`);
    return [`**${title}**`, '', ...items].join('\n');
  });
  return toQuote(join(lists));
}

/** What would begin a heading, a quote or a list within its line. */
function escapeStart(line: string): string {
  return line.replace(/^([#>+=~|-])/, '\\$1').replace(/^(\d+)([.)])/, '$1\\$2');
}

export function quoteMemory(memory: Memory, now: number): string {
  return `${fill(leadOf(memory), { when: whenOf(memory, now) })}\n\n${toQuote(memory.text)}`;
}

function whenOf({ createdAt }: Memory, now: number): string {
  if (createdAt === null) return text.inThisSession;
  return hasKnownDay(createdAt, now) ? fill(text.onDay, { day: saidDayFormat().format(createdAt) }) : text.onUnknownDay;
}

function leadOf({ role, isAskedAgain }: Memory): string {
  if (role === 'user') return text.youSaid;
  return isAskedAgain ? text.answeredAgain : text.answered;
}

function toQuote(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}

export function escapeMarkdown(title: string): string {
  return title.replace(/[\\*_`[\]<>]/g, '\\$&');
}

export function join(parts: readonly string[]): string {
  return parts.join('\n\n');
}
