import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import { MAX_DIAGRAM_SOURCE } from '../../../shared/domain/diagram';
import { createDiagrams } from './diagrams';

/** A bridge to a main that draws what `draw` gives, and what it was asked for. */
function bridgeTo(draw: (source: string) => Promise<unknown>) {
  const asked: string[] = [];
  const client = {
    diagrams: {
      draw: ({ source, isDark }: { source: string; isDark: boolean }) => {
        asked.push(`${source} ${isDark}`);
        return draw(source);
      },
    },
  };
  // Of the client no more is used.
  const ask = ((request: (client: unknown) => Promise<unknown>) => request(client)) as Parameters<
    typeof createDiagrams
  >[0]['ask'];
  return { diagrams: createDiagrams({ ask }), asked };
}

const drawn = { svg: '<svg/>', width: 1, height: 1 };

test('a source is drawn once for each theme, and known from then on', async () => {
  const { diagrams, asked } = bridgeTo(async () => drawn);
  expect(diagrams.known('a', true)).toBeNull();
  await diagrams.draw('a', true);
  await diagrams.draw('a', true);
  await diagrams.draw('a', false);
  expect(asked).toEqual(['a true', 'a false']);
  expect(diagrams.known('a', true)).toEqual({ drawn });
});

test('the oldest of many is drawn anew', async () => {
  const { diagrams, asked } = bridgeTo(async () => drawn);
  for (let at = 0; at < 41; at += 1) await diagrams.draw(`${at}`, true);
  expect([diagrams.known('0', true), diagrams.known('1', true)]).toEqual([null, { drawn }]);
  await diagrams.draw('0', true);
  expect(asked).toHaveLength(42);
});

test('what cannot be drawn says why, and one that is too long is not asked for', async () => {
  const error = { code: 'diagram.refused', params: { said: 'Parse error' } };
  const { diagrams, asked } = bridgeTo(async () => {
    throw new ORPCError('EXPECTED', { data: error });
  });
  expect(await diagrams.draw('a', true)).toEqual({ error });
  expect(await diagrams.draw('x'.repeat(MAX_DIAGRAM_SOURCE + 1), true)).toMatchObject({
    error: { code: 'diagram.slow' },
  });
  expect(asked).toEqual(['a true']);
});
