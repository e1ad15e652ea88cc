import { expect, test } from 'vitest';
import type { Passage } from '../../../shared/domain/passage';
import { termsOf } from './match-terms';
import { pickForPart, pickPassages } from './pick-passages';

const passage = (n: number, heading: string, text: string, fit?: number): Passage => ({
  sourceKey: 'a'.repeat(64),
  sourceName: 'ponds',
  commit: null,
  path: `${n}.md`,
  lines: [1, 9],
  blob: 'b',
  n,
  trail: ['Ponds', heading],
  text,
  ...(fit === undefined ? {} : { fit }),
});
const pick = (question: string, found: readonly Passage[]) => {
  const { fit, passages } = pickPassages(termsOf(question, []), question, found);
  return [fit, ...passages.map(({ n }) => n)];
};
const fishing = passage(1, 'How a heron fishes', 'A heron fishes by standing still.', 0.9);
const resting = passage(2, 'How a heron rests', 'A heron rests on one leg.', 0.5);

test('what the search says of a passage decides, and not its words', () => {
  expect(pick('How do herons fish?', [{ ...fishing, fit: 0.1 }])).toEqual(['none']);
  expect(pick('How do I stand still?', [passage(1, 'Gulls', 'A gull sits.', 0.9)])).toEqual(['fits', 1]);
});

test('a heading that the question spells out comes first', () => {
  const found = [passage(3, 'Banks', 'Herons and fish are in ponds.', 0.9), fishing];
  expect(pick('How does a heron fish?', found)).toEqual(['fits', 1, 3]);
});

test('beside a heading that the question spells out two others are quoted', () => {
  const others = [2, 3, 4].map((n) => passage(n, `Banks ${n}`, `Herons fish in pond ${n} of ${n * 7}.`, 0.9));
  expect(pick('How does a heron fish?', [...others, fishing])).toEqual(['fits', 1, 2, 3]);
  expect(pick('How does a heron fish?', others)).toEqual(['fits', 2, 3, 4]);
});

test('of one section two passages are quoted, of a file without headings more', () => {
  const parts = (trail: readonly string[]) =>
    [1, 2, 3].map((n) => ({
      ...passage(n, '', `Herons fish in pond ${n}.`, 0.9),
      path: 'a.md',
      lines: [n * 10, n * 10 + 5] as [number, number],
      trail: [...trail],
    }));
  expect(pick('How does a heron fish?', [...parts(['Ponds', 'Banks']), resting])).toEqual(['fits', 1, 2]);
  expect(pick('How does a heron fish?', parts([]))).toEqual(['fits', 1, 2, 3]);
});

test('a part of a question has quotes by its own words, but none where nothing speaks of the question', () => {
  const part = 'how does a heron rest?';
  const pickPart = (fit: number) => pickForPart(termsOf(part, []), part, [{ ...resting, fit }]).fit;
  expect([pickPart(0.9), pickPart(0.3), pickPart(0)]).toEqual(['fits', 'fits', 'none']);
});

test('of passages that speak of as much, one that asks alike comes first, and in German one in German', () => {
  const what = passage(1, 'What becomes of herons?', 'A heron rests.', 0.9);
  const how = passage(2, 'How does it rest?', 'On one leg, a heron.', 0.9);
  expect(pick('How do herons rest in reeds?', [what, how])).toEqual(['fits', 2, 1]);
  expect(pick('How do herons rest in reeds?', [what, { ...how, fit: 0.8 }])).toEqual(['fits', 1, 2]);
  const english = passage(3, 'backup', 'The backup of a connection is a copy of it.', 0.9);
  const german = passage(4, 'Das Backup', 'Für das Backup kopierst du den Ordner, und nicht die Datei.', 0.9);
  expect(pick('Wie mache ich ein Backup?', [english, german])).toEqual(['fits', 4, 3]);
});

test('one word of several within code, which no symbol is called by, answers nothing', () => {
  const columns = { ...passage(1, '', 'export type Bird = { heron: string; size: number };', 0.6), path: 'bird.d.ts' };
  expect(pick('Which keeper feeds a heron today?', [{ ...columns, trail: [] }])).toEqual(['none']);
  expect(pick('Which keeper feeds a heron today?', [{ ...columns, trail: ['heron'] }])).toEqual(['fits', 1]);
  expect(pick('What size has a heron today?', [{ ...columns, trail: [] }])).toEqual(['fits', 1]);
  expect(pick('heron today', [{ ...columns, trail: [] }])).toEqual(['fits', 1]);
  expect(pick('Which keeper feeds a heron today?', [passage(2, 'Banks', 'A heron.', 0.6)])).toEqual(['fits', 2]);
});

const table = (n: number, text: string, fit = 0.1) => ({ ...passage(n, 'Ponds', text, fit), path: 'ponds.md' });
const ROWS = '| Pond | Fed by | On guard |\n| --- | --- | --- |\n| Mill | Ada | Tove |\n| Abbey | Piet | Sanne |';

test('a table whose head and row hold the question comes first, and others with all of its words', () => {
  const one = passage(1, 'Guards', 'The guard of the gate is old.', 0.9);
  const both = passage(2, 'Mill', 'The guard of the mill.', 0.9);
  expect(pick('Who is on guard at the mill?', [one, both, table(3, ROWS)])).toEqual(['fits', 3, 2]);
  expect(pick('Who is on guard at the mill?', [table(3, ROWS)])).toEqual(['fits', 3]);
  // Of two sources it is told once, where it is the same.
  const again = { ...table(4, ROWS), sourceKey: 'b'.repeat(64) };
  expect(pick('Who is on guard at the mill?', [one, table(3, ROWS), again])).toEqual(['fits', 3]);
});

test.each([
  ['rows that hold a part each', 'Who is on guard at the mill abbey?', ROWS],
  ['a head alone', 'Who is fed on guard?', ROWS],
  ['a row alone', 'Does Tove go to the mill?', ROWS],
  ['text below a table', 'Who is on guard at the castle?', `${ROWS}\n\nThe castle is old.`],
])('%s is no such table', (_, question, text) => {
  const other = passage(1, 'Guards', 'The guard is old.', 0.9);
  expect(pick(question, [other, table(3, text)])).toEqual(['fits', 1]);
});

test('the declaration of a member leads, and the opening of what it is of is not quoted beside it', () => {
  const code = (n: number, trail: readonly string[], text: string) => ({
    ...passage(n, '', text, 0.9),
    path: 'pond.d.ts',
    lines: [n * 10, n * 10 + 5] as [number, number],
    trail: [...trail],
  });
  const opening = code(1, ['pond'], '/** Ponds. */ declare namespace pond {');
  const member = code(2, ['pond', 'rest, wade'], '/** Rests a heron. */ function rest(): void;');
  const guide = passage(3, 'Resting', 'Call pond.rest at night.', 0.9);
  expect(pick('What does pond.rest do?', [opening, member, guide])).toEqual(['fits', 2, 3]);
  expect(pick('What does pond.fly do?', [opening, guide])).toEqual(['fits', 1, 3]);
});
