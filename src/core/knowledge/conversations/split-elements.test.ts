import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createElementSplitter } from './split-elements';

const LIMIT = 1_000_000;

/** What comes of a text that is read in pieces of `size` bytes. */
function split(text: string | Uint8Array, size = 7, limit = LIMIT) {
  const bytes = Buffer.from(text);
  const splitter = createElementSplitter(limit);
  const elements = [];
  for (let at = 0; at < bytes.length; at += size) elements.push(...splitter.push(bytes.subarray(at, at + size)));
  return {
    elements: elements.map(({ bytes: element, ...place }) => ({
      ...place,
      text: element === null ? null : Buffer.from(element).toString(),
    })),
    state: splitter.state,
    hasMore: splitter.hasMore,
    header: splitter.header(),
    pending: splitter.pending(),
  };
}

/** Without its spaces. */
function compact(text: string | null): string {
  return JSON.stringify(JSON.parse(text ?? ''));
}

it('finds every element of any array, however the bytes are cut and the text is laid out', () => {
  fc.assert(
    fc.property(
      fc.array(fc.jsonValue()),
      fc.nat({ max: 4 }),
      fc.integer({ min: 1, max: 40 }),
      (values, indent, size) => {
        const { elements, state } = split(JSON.stringify(values, null, indent), size);
        expect(elements.map(({ text }) => compact(text))).toEqual(values.map((value) => JSON.stringify(value)));
        expect(elements.map(({ number }) => number)).toEqual(values.map((_, index) => index + 1));
        expect(state).toBe('whole');
      },
    ),
  );
});

it('finds the sessions of an object at the top, and what stands before them', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.integer({ min: 1, max: 40 }), (sessions, size) => {
      const { elements, header } = split(
        JSON.stringify({ note: '"sessions":[{', nested: { sessions: [1] }, version: 1, sessions, after: [2] }),
        size,
      );
      expect(elements.map(({ text }) => compact(text))).toEqual(sessions.map((value) => JSON.stringify(value)));
      expect(JSON.parse(header)).toEqual({
        note: '"sessions":[{',
        nested: { sessions: [1] },
        version: 1,
        sessions: [],
      });
    }),
  );
});

it('an element that is no JSON costs itself alone, and is told with its line', () => {
  const { elements } = split('[\n{"a":1},\n{"a":nonsense]},\n{"a":3}\n]');
  expect(elements).toEqual([
    { number: 1, line: 2, text: '{"a":1}' },
    { number: 2, line: 3, text: '{"a":nonsense]}' },
    { number: 3, line: 4, text: '{"a":3}\n' },
  ]);
});

it('an element longer than the limit is let go of, and the next one is found', () => {
  const { elements } = split(JSON.stringify(['x'.repeat(100), 'y']), 10, 50);
  expect(elements.map(({ text }) => text)).toEqual([null, '"y"']);
});

it('an element nested past all measure is let go of', () => {
  const { elements } = split(`[${'['.repeat(100_000)}${']'.repeat(100_000)},1]`, 1_000);
  expect(elements.map(({ text }) => text)).toEqual([null, '1']);
});

it('tells a text that ends in the middle, and in which element', () => {
  expect(split('[{"a":1},{"b":"')).toMatchObject({ state: 'elements', pending: { number: 2, line: 1 } });
  expect(split('[{"a":1}')).toMatchObject({ state: 'elements', pending: { number: 1 } });
  expect(split('[{"a":1},')).toMatchObject({ state: 'elements', pending: null });
});

it('tells a text that goes on after its array', () => {
  expect(split('[1]\n')).toMatchObject({ state: 'whole', hasMore: false });
  expect(split('[1],2]')).toMatchObject({ state: 'whole', hasMore: true });
});

it('takes a byte order mark and spaces before the array', () => {
  expect(split('\u{feff} \n[1]').elements).toEqual([{ number: 1, line: 2, text: '1' }]);
});

it.each(['"text"', '17', 'not JSON', '{}', '{"sessions":{}}', `{"a":"${'x'.repeat(70_000)}`])(
  'what holds no array of elements is foreign: %.20s',
  (text) => expect(split(text, 1_000).state).toBe('foreign'),
);

it('has nothing of a text of nothing but spaces', () => {
  expect(split(' \n ')).toMatchObject({ state: 'header', elements: [] });
});
