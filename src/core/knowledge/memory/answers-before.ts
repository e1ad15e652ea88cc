import { READER_MODEL_ID } from '../../../shared/domain/model';
import { hasSameWords } from './message-traits';
import type { MessageTable } from './message-table';

/** Answers that come beside the best matches. */
const MAX_ANSWERS = 3;

/**
 * What language models answered to the same question, the newest first, each text once: an answer need not have a word
 * of its question. What the Reader quoted is found at its source.
 */
export function answersBefore(table: MessageTable, questions: readonly number[]): readonly number[] {
  const kept: number[] = [];
  const timeOf = (number: number): number => table.of(number)?.createdAt ?? 0;
  const answers = questions.flatMap((question) => answerTo(table, question) ?? []);
  for (const answer of answers.toSorted((a, b) => timeOf(b) - timeOf(a))) {
    const sketch = table.sketchOf(answer);
    const isRepeat = kept.some((other) => hasSameWords(sketch, table.sketchOf(other)));
    if (!isRepeat && kept.length < MAX_ANSWERS) kept.push(answer);
  }
  return kept;
}

/**
 * The message behind a prompt, where a language model wrote it; null else. One that says nothing is no answer, but a step to
 * it, and one off the path that is shown is none.
 */
export function answerTo(table: MessageTable, prompt: number): number | null {
  const numbers = table.sessions[table.sessionOf(prompt)]?.numbers ?? [];
  for (let at = numbers.indexOf(prompt) + 1; at < numbers.length; at += 1) {
    const next = numbers[at] ?? -1;
    const message = table.of(next);
    if (table.offPath.has(message?.messageId ?? '')) continue;
    if (message?.role !== 'assistant' || message.modelId === READER_MODEL_ID) return null;
    if (message.pieces > 0) return next;
  }
  return null;
}
