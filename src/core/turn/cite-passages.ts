import { CITATION_MARK, citedNumbers, UNFINISHED_MARK } from '../../shared/chat/citation-mark';
import type { LecternChunk } from '../../shared/chat/message';
import type { CitedPlace } from '../../shared/domain/passage';

const FENCE = /^[\s>]*(?:`{3}|~{3})/;
/** A line of which it is not said yet whether it begins or ends a listing. */
const UNDECIDED_LINE = /^[\s>]{0,400}(?:`{0,2}|~{0,2})$/;
const TICK_OR_MARK = new RegExp(`\`|${CITATION_MARK.source}`, 'g');

/**
 * Watches the text of an answer and adds a `data-citation` chunk after the delta that completes each `[n]` which is
 * known. An unknown n adds nothing and stays plain text, and so does a number in code. One citer serves one answer.
 */
export function createCiter(placeOf: (n: number) => CitedPlace | undefined): (chunk: LecternChunk) => LecternChunk[] {
  const cited = new Set<number>();
  const readers = new Map<string, (delta: string) => readonly number[]>();

  return (chunk) => {
    // Some models number the parts of each step anew.
    if (chunk.type === 'text-start') readers.delete(chunk.id);
    if (chunk.type !== 'text-delta') return [chunk];
    const read = readers.get(chunk.id) ?? createReader();
    readers.set(chunk.id, read);
    const citations = read(chunk.delta).flatMap((n): LecternChunk[] => {
      const place = cited.has(n) ? undefined : placeOf(n);
      if (place === undefined) return [];
      cited.add(n);
      return [{ type: 'data-citation', id: `citation-${n}`, data: { n, ...place } }];
    });
    return [chunk, ...citations];
  };
}

/** Gives the numbers that each piece of a text completes, but for those in code. Every character is read once. */
function createReader(): (delta: string) => readonly number[] {
  /** What more may change: the beginning of a line, or of a number in brackets. */
  let unread = '';
  let isInFence = false;
  let isLineBegun = false;
  let ticks = 0;

  const readInLine = (text: string, isEnded: boolean): readonly number[] => {
    if (!isLineBegun && !isEnded && UNDECIDED_LINE.test(text)) {
      unread = text;
      return [];
    }
    unread = isEnded ? '' : (UNFINISHED_MARK.exec(text)?.[0] ?? '');
    if (!isLineBegun && FENCE.test(text)) isInFence = !isInFence;
    isLineBegun = true;
    const ns: number[] = [];
    for (const match of text.slice(0, text.length - unread.length).matchAll(TICK_OR_MARK)) {
      if (match[0] === '`') ticks += 1;
      else if (!isInFence && ticks % 2 === 0) ns.push(...(citedNumbers(match[2] ?? '') ?? []));
    }
    return ns;
  };

  return (delta) => {
    const lines = `${unread}${delta}`.split('\n');
    return lines.flatMap((line, at) => {
      if (at > 0) [isLineBegun, ticks] = [false, 0];
      return readInLine(line, at < lines.length - 1);
    });
  };
}
