import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import { MAX_DIAGRAM_SOURCE } from '../../../shared/domain/diagram';
import { createDiagrams } from './diagrams';

/** A bridge to a main that draws what `draw` gives, what it was asked for, and what it need not do any more. */
function bridgeTo(draw: (source: string) => Promise<unknown>, maxKept?: number) {
  const asked: string[] = [];
  const dropped: string[] = [];
  const client = {
    diagrams: {
      draw: ({ source, isDark }: { source: string; isDark: boolean }, { signal }: { signal: AbortSignal }) => {
        asked.push(`${source} ${isDark}`);
        signal.addEventListener('abort', () => dropped.push(source));
        return draw(source);
      },
    },
  };
  // Of the client no more is used.
  const ask = ((request: (client: unknown) => Promise<unknown>) => request(client)) as Parameters<
    typeof createDiagrams
  >[0]['ask'];
  const diagrams = createDiagrams({ ask }, maxKept);
  const leaving = new AbortController();
  return {
    asked,
    dropped,
    known: diagrams.known,
    draw: (source: string, isDark = true, signal = leaving.signal) => diagrams.draw(source, isDark, signal),
  };
}

const drawn = { svg: '<svg/>', width: 1, height: 1 };
const failing = (code: string) => async () => {
  throw new ORPCError('EXPECTED', { data: { code, params: {} } });
};

test('a source is drawn once for each theme, by however many it is asked for, and known from then on', async () => {
  const { known, draw, asked } = bridgeTo(async () => drawn);
  expect(known('a', true)).toBeNull();
  await Promise.all([draw('a'), draw('a')]);
  await draw('a');
  await draw('a', false);
  expect(asked).toEqual(['a true', 'a false']);
  expect(known('a', true)).toEqual({ drawn });
});

test('the oldest of many are drawn anew', async () => {
  const { known, draw, asked } = bridgeTo(async () => drawn, 40);
  for (const source of ['1', '2', '3', '4']) await draw(source);
  expect(['1', '2', '3', '4'].map((source) => known(source, true) !== null)).toEqual([false, true, true, true]);
  await draw('1');
  expect(asked).toHaveLength(5);
});

test('what Mermaid refuses is known, what failed at the moment is asked for again', async () => {
  const refused = bridgeTo(failing('diagram.refused'));
  expect(await refused.draw('a')).toMatchObject({ error: { code: 'diagram.refused' } });
  await refused.draw('a');
  expect(refused.asked).toHaveLength(1);
  const failed = bridgeTo(failing('diagram.failed'));
  await failed.draw('a');
  await failed.draw('a');
  expect([failed.asked.length, failed.known('a', true)]).toEqual([2, null]);
});

test('one that is too long is not asked for', async () => {
  const { draw, asked } = bridgeTo(async () => drawn);
  expect(await draw('x'.repeat(MAX_DIAGRAM_SOURCE + 1))).toMatchObject({ error: { code: 'diagram.slow' } });
  expect(asked).toEqual([]);
});

test('main need not draw what nobody waits for any more, and does for who comes after', async () => {
  const { draw, asked, dropped } = bridgeTo(() => new Promise(() => undefined));
  const [one, other, later] = [new AbortController(), new AbortController(), new AbortController()];
  void draw('a', true, one.signal);
  void draw('a', true, other.signal);
  one.abort();
  expect(dropped).toEqual([]);
  other.abort();
  expect(dropped).toEqual(['a']);
  void draw('a', true, later.signal);
  expect(asked).toEqual(['a true', 'a true']);
});
