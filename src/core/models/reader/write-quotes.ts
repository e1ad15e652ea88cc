import { hasKnownDay } from '../../../shared/chat/known-day';
import type { Passage } from '../../../shared/domain/passage';
import { en, fill } from '../../../shared/text/en';
import { saidDayFormat } from '../../../shared/text/formats';
import { cutExcerpt } from './cut-excerpt';
import type { Terms } from './match-terms';
import type { Memory } from './pick-memories';
import type { PickedProfile } from './pick-profile';

const text = en.reader;

/** One quote, or none for a passage that holds no words. */
export function quotePassage(terms: Terms, passage: Passage): readonly string[] {
  const excerpt = cutExcerpt(terms, passage.text, passage.path, passage.trail);
  if (excerpt === '') return [];
  const title = passage.trail.length > 0 ? passage.trail.slice(-2).join(' › ') : passage.path;
  return [`**${escapeMarkdown(title)}** [${passage.n}]\n\n${toQuote(excerpt)}`];
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
