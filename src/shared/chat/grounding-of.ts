import { READER_MODEL_ID } from '../domain/model';
import { isImported } from './is-imported';
import type { LecternMessage } from './message';

type Parts = Pick<LecternMessage, 'parts'>;

/**
 * What the words of an answer come from: passages that it had brought itself, so that whatever it quotes is read as their
 * words; passages of one of the answers right before it, so that only what it presents as theirs is; or none.
 */
export type Grounding = 'own' | 'earlier' | 'none';

/** So many answers back, passages are still what is spoken of. A story that is asked for later has words of its own. */
const MAX_ANSWERS_BACK = 3;

/** `before`: the messages before the answer. The Reader cites each passage itself; what it quotes without a number is memory, and says so. */
export function groundingOf(
  { parts, metadata }: Pick<LecternMessage, 'parts' | 'metadata'>,
  before: readonly Pick<LecternMessage, 'parts' | 'role'>[] = [],
): Grounding {
  if (metadata?.modelId === READER_MODEL_ID) {
    // That the Reader wrote it is what a file says, too.
    return isImported({ parts }) && hasPassages({ parts }) ? 'earlier' : 'none';
  }
  if (parts.some(bringsPassages)) return 'own';
  // Where its quotes were looked for, it was known then what stood before it.
  const isKnown = parts.some(({ type }) => type === 'data-citation' || type === 'data-quotes');
  return isKnown || followsPassages(before) ? 'earlier' : 'none';
}

/** Whether one of the last answers brought passages, or cites some. */
export function followsPassages(before: readonly Pick<LecternMessage, 'parts' | 'role'>[]): boolean {
  return before
    .filter(({ role }) => role === 'assistant')
    .slice(-MAX_ANSWERS_BACK)
    .some(hasPassages);
}

function hasPassages({ parts }: Parts): boolean {
  return parts.some((part) => part.type === 'data-citation' || bringsPassages(part));
}

function bringsPassages(part: LecternMessage['parts'][number]): boolean {
  if (part.type === 'tool-search_docs') return part.state === 'output-available' && part.output.passages.length > 0;
  return part.type === 'tool-read_source' && part.state === 'output-available';
}
