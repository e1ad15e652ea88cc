import type { LecternChunk } from '../../shared/chat/message';
import type { CitedPlace } from '../../shared/domain/passage';

const CITATION = /\[(\d{1,4}(?:\s*,\s*\d{1,4})*)\]/g;
/** The longest text that can still become a citation: `[` and what may stand before `]`. */
const UNFINISHED = /\[[\d,\s]{0,40}$/;

/**
 * Watches the text of an answer and adds a `data-citation` chunk after the delta that completes each `[n]` which is
 * known. An unknown n adds nothing and stays plain text, and so does a number in code. One citer serves one answer.
 */
export function createCiter(placeOf: (n: number) => CitedPlace | undefined): (chunk: LecternChunk) => LecternChunk[] {
  const cited = new Set<number>();
  const parts = new Map<string, { text: string; read: number }>();

  return (chunk) => {
    // Some models number the parts of each step anew.
    if (chunk.type === 'text-start') parts.delete(chunk.id);
    if (chunk.type !== 'text-delta') return [chunk];
    const part = parts.get(chunk.id) ?? { text: '', read: 0 };
    parts.set(chunk.id, part);
    part.text += chunk.delta;
    const citations: LecternChunk[] = [];
    const unread = part.text.slice(part.read);
    for (const match of unread.matchAll(CITATION)) {
      if (isInCode(part.text.slice(0, part.read + match.index))) continue;
      for (const n of (match[1] ?? '').split(',').map(Number)) {
        const place = placeOf(n);
        if (place === undefined || cited.has(n)) continue;
        cited.add(n);
        citations.push({ type: 'data-citation', id: `citation-${n}`, data: { n, ...place } });
      }
    }
    part.read = part.text.length - (UNFINISHED.exec(unread)?.[0].length ?? 0);
    return [chunk, ...citations];
  };
}

/** True when Markdown that stands so far is inside a fence, or its last line inside a code span. */
function isInCode(before: string): boolean {
  const lines = before.split('\n');
  const fences = lines.filter((line) => /^[\s>]*(```|~~~)/.test(line)).length;
  return fences % 2 === 1 || ((lines.at(-1) ?? '').match(/`/g) ?? []).length % 2 === 1;
}
