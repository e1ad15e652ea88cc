import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LecternChunk } from '../../shared/chat/message';
import { foldChunks } from './fold-chunks';
import { mergeDeltas } from './merge-deltas';

it('folds to the same message as the chunks it was made of', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.string({ maxLength: 5 }))), async (deltas) => {
      const chunks: LecternChunk[] = [
        { type: 'start', messageId: 'm' },
        { type: 'text-start', id: 'a' },
        { type: 'text-start', id: 'b' },
        ...deltas.map(([id, delta]): LecternChunk => ({ type: 'text-delta', id, delta })),
        { type: 'text-end', id: 'a' },
        { type: 'text-end', id: 'b' },
      ];
      const text = (id: string): string => deltas.flatMap(([part, delta]) => (part === id ? [delta] : [])).join('');
      const message = await foldChunks(mergeDeltas(chunks));
      expect(message?.parts.map((part) => (part.type === 'text' ? part.text : ''))).toEqual([text('a'), text('b')]);
    }),
    { numRuns: 50 },
  );
});

it('never joins deltas across another chunk', () => {
  const chunks: LecternChunk[] = [
    { type: 'text-delta', id: 'a', delta: '1' },
    { type: 'finish-step' },
    { type: 'text-delta', id: 'a', delta: '2' },
  ];
  expect(mergeDeltas(chunks)).toEqual(chunks);
});
