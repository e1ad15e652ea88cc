import type { LecternChunk } from '../../shared/chat/message';
import type { CitedPlace } from '../../shared/domain/passage';

const CITATION = /\[(\d{1,4}(?:\s*,\s*\d{1,4})*)\]/g;
/** The longest text that can still become a citation: `[` and what may stand before `]`. */
const UNFINISHED = /\[[\d,\s]{0,40}$/;

/**
 * Watches the text of an answer and adds a `data-citation` chunk after the delta that completes each `[n]` which is
 * known. An unknown n adds nothing and stays plain text. One citer serves one answer.
 */
export function createCiter(placeOf: (n: number) => CitedPlace | undefined): (chunk: LecternChunk) => LecternChunk[] {
  const cited = new Set<number>();
  const unfinished = new Map<string, string>();

  return (chunk) => {
    if (chunk.type !== 'text-delta') return [chunk];
    const text = (unfinished.get(chunk.id) ?? '') + chunk.delta;
    unfinished.set(chunk.id, UNFINISHED.exec(text)?.[0] ?? '');
    const citations: LecternChunk[] = [];
    for (const match of text.matchAll(CITATION)) {
      for (const n of (match[1] ?? '').split(',').map(Number)) {
        const place = placeOf(n);
        if (place === undefined || cited.has(n)) continue;
        cited.add(n);
        citations.push({ type: 'data-citation', id: `citation-${n}`, data: { n, ...place } });
      }
    }
    return [chunk, ...citations];
  };
}
