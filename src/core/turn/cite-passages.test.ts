import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LecternChunk } from '../../shared/chat/message';
import type { CitedPlace } from '../../shared/domain/passage';
import { createCiter } from './cite-passages';

const place = (n: number): CitedPlace => ({
  sourceKey: 'a'.repeat(64),
  sourceName: 'demo',
  commit: null,
  path: `file-${n}.md`,
  lines: [n, n],
  blob: 'b',
});
const known = (n: number): CitedPlace | undefined => (n >= 1 && n <= 9 ? place(n) : undefined);

function cite(text: string, cuts: readonly number[]): LecternChunk[] {
  const citer = createCiter(known);
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].toSorted((a, b) => a - b);
  const pieces = [0, ...places].map((from, index) => text.slice(from, places[index] ?? text.length));
  return pieces.flatMap((delta) => citer({ type: 'text-delta', id: 't', delta }));
}
const numbersOf = (chunks: readonly LecternChunk[]): number[] =>
  chunks.flatMap((chunk) => (chunk.type === 'data-citation' ? [chunk.data.n] : []));

describe('citations', () => {
  it('are found wherever the stream cuts the text, once each', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { maxLength: 8 }), (cuts) => {
        const text = 'See [1], then [2, 3] and [1] again; not [12] nor [x]. Or [4-6], 【7】and [^8].\n\n   [9]';
        expect(numbersOf(cite(text, cuts))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
      }),
    );
  });

  it('are no citations inside code', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(80), { maxLength: 8 }), (cuts) => {
        const text = 'Use `list[1]` or:\n\n> ```ts\n> rows[2]\n> ```\n\nas [3] says of `[4]`.';
        expect(numbersOf(cite(text, cuts))).toEqual([3]);
      }),
    );
  });

  it('are found in a part whose id was another part’s, whatever that one left open', () => {
    const citer = createCiter(known);
    const part = (delta: string): LecternChunk[] => [
      { type: 'text-start', id: '0' },
      { type: 'text-delta', id: '0', delta },
      { type: 'text-end', id: '0' },
    ];
    expect(numbersOf([...part('An open ` tick. '), ...part('See [1].')].flatMap(citer))).toEqual([1]);
  });

  it('are looked for once in each character, however long the listing is that they stand in', () => {
    let asked = 0;
    const citer = createCiter((n) => {
      asked += 1;
      return known(n);
    });
    const chunks = Array.from({ length: 50_000 }, () => citer({ type: 'text-delta', id: 't', delta: '[1]\n' }));
    expect([numbersOf(chunks.flat()), asked]).toEqual([[1], 1]);
    const listing = createCiter(known);
    listing({ type: 'text-delta', id: 't', delta: '```\n' });
    const inListing = Array.from({ length: 50_000 }, () => listing({ type: 'text-delta', id: 't', delta: '[1]\n' }));
    const behind = listing({ type: 'text-delta', id: 't', delta: '```\n[2]' });
    expect([numbersOf(inListing.flat()), numbersOf(behind)]).toEqual([[], [2]]);
  });

  it('leave the text as it is', () => {
    const text = 'See [1] and [99].';
    const chunks = cite(text, [5, 6, 7]);
    expect(chunks.map((chunk) => (chunk.type === 'text-delta' ? chunk.delta : '')).join('')).toBe(text);
  });

  it('carry the place they stand for', () => {
    expect(cite('[4]', [])[1]).toEqual({ type: 'data-citation', id: 'citation-4', data: { n: 4, ...place(4) } });
  });
});
