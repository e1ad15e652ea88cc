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
  expect(pick('What does pond.rest do?', [opening, { ...guide, trail: ['Pond', 'rest'] }, member])).toEqual([
    'fits',
    3,
    2,
  ]);
});

const inCode = (n: number, path: string, trail: readonly string[], text: string): Passage => ({
  ...passage(n, '', text, 0.9),
  path,
  lines: [n * 10, n * 10 + 5],
  trail: [...trail],
});

test.each([
  ['the default value of herons', 'What is the default value of herons?', 'bird.ts', 'set({ heron: 3 });'],
  ['a comment', 'How many days may herons stay?', 'bird.ts', '// A heron goes then.\nset(30);'],
  ['a key of settings', 'How many days may herons stay?', 'bird.yml', 'heron:\n  gone: 30d'],
])('code that alone tells of what is asked for does so: %s', (_, question, path, text) => {
  expect(pick(question, [inCode(1, path, [], text)])).toEqual(['fits', 1]);
});

test.each([
  ['how it is done', 'How do I feed the mill pond?', '| Pond | Feed |\n| --- | --- |\n| Mill pond | daily |'],
  ['a word of another cell', 'Which guard has the code?', '| Guard | Meaning |\n| --- | --- |\n| 404 | no code |'],
  ['a word of the first head alone', 'Which pond is the mill?', ROWS],
  ['an empty cell', 'Who is on guard at the bridge?', `${ROWS}\n| Bridge | Ole | |`],
])('a table that tells of something else does not lead: %s', (_, question, text) => {
  const other = passage(1, 'Guards', 'The guard of the mill has the pond.', 0.9);
  expect(pick(question, [other, table(3, text)])).toEqual(['fits', 1]);
});

test('beside a table what has nearly all of a longer question stays', () => {
  const other = passage(1, 'Guards', 'At night Tove goes on guard.', 0.9);
  const text = '| Pond | On guard at night |\n| --- | --- |\n| Mill | Sanne |';
  expect(pick('Who is on guard at the mill at night?', [other, table(3, text)])).toEqual(['fits', 3, 1]);
});

test.each([
  ['a file', 'What is in package.json?', ['json'], 'function json(): void;'],
  ['an address', 'Who owns example.com?', ['com'], 'declare namespace com {'],
  ['the address of a person', 'Who is anna@mill.pond?', ['pond'], 'declare namespace pond {'],
  ['a page', 'What stands at https://mill.pond?', ['pond'], 'declare namespace pond {'],
  ['words that are cut short', 'What are birds, e.g. this?', ['g'], 'function g(): void;'],
])('a dot makes no member of %s', (_, question, trail, text) => {
  const guide = passage(1, 'Mill', 'What the mill has of birds, and who owns it.', 0.9);
  expect(pick(question, [guide, inCode(2, 'mill.d.ts', trail, text)])).toEqual(['fits', 1, 2]);
});

test('of members that are called alike the one of what is asked for leads, and none where none is of it', () => {
  const gate = inCode(1, 'gate.d.ts', ['gate', 'open'], 'function open(gate: Gate): void;');
  const door = inCode(2, 'door.d.ts', ['door', 'open'], 'function open(door: Door): boolean;');
  expect(pick('What does door.open do?', [gate, door])).toEqual(['fits', 2, 1]);
  const guide = passage(3, 'Opening', 'A window opens.', 0.9);
  expect(pick('What does window.open do?', [guide, gate, door])).toEqual(['fits', 3, 1, 2]);
});

test('code that has another word of the question stays beside a member', () => {
  const queue = inCode(1, 'pond.d.ts', ['queue'], 'interface Queue { isFull: boolean }');
  const member = inCode(2, 'pond.d.ts', ['pond', 'rest'], 'function rest(): void;');
  expect(pick('What does pond.rest do with a full queue?', [queue, member])).toEqual(['fits', 2, 1]);
});
