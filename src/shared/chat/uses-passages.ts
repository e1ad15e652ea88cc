import { READER_MODEL_ID } from '../domain/model';
import type { LecternMessage } from './message';

type Parts = Pick<LecternMessage, 'parts'>;

/**
 * Whether an answer comes from passages, its own or those of the messages `before` it, so that whatever it quotes is read
 * as their words. The Reader cites each passage itself; what it quotes without a number is memory, and says so.
 */
export function usesPassages(
  { parts, metadata }: Pick<LecternMessage, 'parts' | 'metadata'>,
  before: readonly Parts[] = [],
): boolean {
  if (metadata?.modelId === READER_MODEL_ID) return false;
  // Where its quotes were looked for, it was known then what stood before it.
  return parts.some(({ type }) => type === 'data-quotes') || [{ parts }, ...before].some(hasPassages);
}

/** Whether a message brought passages, or cites some. */
export function hasPassages({ parts }: Parts): boolean {
  return parts.some((part) => {
    if (part.type === 'tool-search_docs') return part.state === 'output-available' && part.output.passages.length > 0;
    return part.type === 'data-citation' || (part.type === 'tool-read_source' && part.state === 'output-available');
  });
}
