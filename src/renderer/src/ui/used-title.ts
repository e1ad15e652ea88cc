import type { LecternMessage, RecalledMessage } from '../../../shared/chat/message';
import { recalledText } from '../../../shared/chat/recalled-line';
import { READER_MODEL_ID } from '../../../shared/domain/model';
import { wording, fill } from '../../../shared/text/wording';

type Answer = Pick<LecternMessage, 'parts' | 'metadata'>;

/** The same with what was given beside them, so that all that is listed is counted. */
export function listedTitle(answer: Answer, recalled: readonly RecalledMessage[]): string {
  const beside = recalled.filter((message) => !message.isMatch && !isForgotten(message)).length;
  const used = usedTitle(answer, recalled);
  if (beside === 0) return used;
  return beside === 1
    ? fill(wording.memories.besideOne, { used })
    : fill(wording.memories.besideMany, { used, count: beside });
}

/**
 * How many memories were used. What was only given beside them, for context, does not count, nor what is forgotten. A
 * model uses what it is given; the Reader what it quotes.
 */
export function usedTitle(answer: Answer, recalled: readonly RecalledMessage[]): string {
  const left = recalled.filter((message) => !isForgotten(message));
  const count = left.filter((message) => message.isMatch).length;
  // What was said beside them is left.
  if (count === 0) return wording.memories.usedNone;
  const isReader = answer.metadata?.modelId === READER_MODEL_ID;
  const used = isReader ? Math.min(count, countQuoted(answer, left)) : count;
  if (used === 0) return count === 1 ? wording.memories.recalledOne : fill(wording.memories.recalledMany, { count });
  if (used < count) return fill(wording.memories.usedSome, { used, count });
  return count === 1 ? wording.memories.usedOne : fill(wording.memories.usedMany, { count });
}

/** One that is forgotten stays listed, without its text, for as long as that can be undone. */
export function isForgotten({ text }: Pick<RecalledMessage, 'text'>): boolean {
  return text === '';
}

/** What is left out of a long message at either end. */
const LEFT_OUT = /^… | …$/g;

/** The title of a passage that is quoted below it: `**Title** [3]`. */
const OF_PASSAGE = /\[\d+\]$/;

function countQuoted({ parts }: Answer, recalled: readonly RecalledMessage[]): number {
  const quotes = parts.flatMap((part) => (part.type === 'text' ? quotesOfMemory(part.text) : []));
  const texts = recalled.map((message) => inOneLine(recalledText(message)));
  return texts.filter((text) => quotes.some((lines) => lines.every((line) => text.includes(line)))).length;
}

/** The lines of each quote that is not one of a passage. */
function quotesOfMemory(markdown: string): readonly (readonly string[])[] {
  const blocks = markdown.split(/\n{2,}/);
  return blocks.flatMap((block, at) => {
    if (!block.startsWith('>') || OF_PASSAGE.test(blocks[at - 1] ?? '')) return [];
    const lines = block.split('\n').map((line) => inOneLine(line.replace(/^> ?/, '').replace(LEFT_OUT, '')));
    const said = lines.filter((line) => line !== '');
    return said.length === 0 ? [] : [said];
  });
}

/** A long message is quoted with its lines as one. */
function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
