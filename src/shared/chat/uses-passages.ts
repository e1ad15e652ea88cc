import { READER_MODEL_ID } from '../domain/model';
import type { LecternMessage } from './message';

/**
 * Whether an answer comes from passages, so that whatever it quotes is read as their words. The Reader cites each passage
 * itself; what it quotes without a number is memory, and says so.
 */
export function usesPassages({ parts, metadata }: Pick<LecternMessage, 'parts' | 'metadata'>): boolean {
  if (metadata?.modelId === READER_MODEL_ID) return false;
  return parts.some((part) => {
    if (part.type === 'tool-search_docs') return part.state === 'output-available' && part.output.passages.length > 0;
    return part.type === 'data-citation' || (part.type === 'tool-read_source' && part.state === 'output-available');
  });
}
