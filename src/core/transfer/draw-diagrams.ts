import { MAX_DIAGRAM_SOURCE, type DrawnDiagram } from '../../shared/domain/diagram';
import { findAppError } from '../errors';
import type { DrawnSource } from '../knowledge/conversation-knowledge';
import { withSignal } from '../knowledge/with-signal';

/** Each may take seconds, and somebody waits for the printer or the file. */
const MAX_DRAWN = 30;

/** Errors: `diagram.refused`, `diagram.slow`, `diagram.failed`. */
export type DrawDiagram = (source: string, signal?: AbortSignal) => Promise<DrawnDiagram>;

/**
 * Draws the diagrams of one session, or of some. What cannot be drawn is left out; after one that took too long all
 * others are. Rejects once it is aborted, in the middle of a drawing too.
 */
export async function drawDiagrams(
  sources: readonly string[],
  draw: DrawDiagram,
  signal?: AbortSignal,
): Promise<readonly DrawnSource[]> {
  const drawn: DrawnSource[] = [];
  for (const source of sources.filter(({ length }) => length <= MAX_DIAGRAM_SOURCE).slice(0, MAX_DRAWN)) {
    try {
      drawn.push({ source, ...(await withSignal(draw(source, signal), signal)) });
    } catch (error) {
      signal?.throwIfAborted();
      if (findAppError(error)?.code !== 'diagram.refused') break;
    }
  }
  return drawn;
}
