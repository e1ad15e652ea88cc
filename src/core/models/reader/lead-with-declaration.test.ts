import { expect, test } from 'vitest';
import type { Passage } from '../../../shared/domain/passage';
import { termsOf } from './match-terms';
import { pickPassages } from './pick-passages';

const passage = (
  n: number,
  path: string,
  lines: readonly [number, number],
  trail: readonly string[],
  text: string,
  fit = 0.1,
): Passage => ({
  sourceKey: 'a'.repeat(64),
  sourceName: 'ponds',
  commit: null,
  path,
  lines: [...lines],
  blob: 'b',
  n,
  trail: [...trail],
  text,
  fit,
});
const pick = (question: string, ...found: readonly Passage[]) => {
  const { fit, passages } = pickPassages(termsOf(question, []), question, found);
  return [fit, ...passages.map(({ n }) => n)];
};

const head = passage(1, 'pond.ts', [1, 4], ['Pond', 'depth, wade'], 'class Pond {\n  depth = 3;\n  wade(): void {}');
const tail = passage(2, 'pond.ts', [6, 8], ['Pond', 'fill'], '  fill(level: number): void {}\n}');
const keys = passage(3, 'keys.md', [1, 3], ['Keys'], 'The fields are left by Tab.', 0.5);
const fill = passage(4, 'fill.py', [1, 3], ['fill, drain'], 'def fill(level):\n    pass\n\ndef drain():\n    pass');

test('what a type has is told by all of its declaration, in its order', () => {
  expect(pick('What methods does Pond have?', keys, tail, head)).toEqual(['fits', 1, 2]);
  expect(pick('List the fields of the class pond', tail, head)).toEqual(['fits', 1, 2]);
  expect(pick('Welche Methoden hat Pond?', tail, head)).toEqual(['fits', 1, 2]);
});

test('what a call takes is told by its declaration, within a longer passage too', () => {
  expect(pick('Which arguments does drain take?', keys, fill)).toEqual(['fits', 4]);
  expect(pick('What is the signature of wade?', head, tail)).toEqual(['fits', 1]);
});

test('a declaration of which some is not found is no more than near', () => {
  expect(pick('What methods does Pond have?', keys, head)).toEqual(['near', 1]);
  expect(pick('What methods does Pond have?', tail)[0]).toBe('near');
  const far: Passage = { ...tail, lines: [46, 48] };
  expect(pick('What methods does Pond have?', far, head)).toEqual(['near', 2, 1]);
  expect(pick('What methods does Pond have?', { ...tail, path: 'other.ts' }, head)).toEqual(['near', 2, 1]);
  expect(pick('What methods does Pond have?', head, { ...tail, text: `${tail.text}\n…` })).toEqual(['near', 1, 2]);
});

test('documentation that fits stays beside it, and before one of which some is not found', () => {
  const guide = passage(5, 'guide.md', [1, 3], ['Guide', 'Methods'], 'The methods of a Pond are wade and fill.', 0.9);
  expect(pick('What methods does Pond have?', guide, head, tail)).toEqual(['fits', 1, 2, 5]);
  expect(pick('What methods does Pond have?', guide, head)).toEqual(['fits', 5]);
});

test('documentation that has it as a word of a sentence stays before a section that is called so', () => {
  const ways = passage(5, 'ways.md', [1, 3], ['Wading', 'Methods'], 'By foot, on stilts, by boat.', 0.9);
  const section = passage(6, 'guide.md', [1, 3], ['wading'], 'About wading.', 0.5);
  expect(pick('What methods are there for wading?', ways, section)).toEqual(['fits', 5]);
  const pools = passage(7, 'pools.md', [1, 3], ['Pools', 'Properties'], 'Deep, still.', 0.9);
  const pool = passage(8, 'guide.md', [1, 3], ['pool'], 'A still one.', 0.5);
  expect(pick('What are the properties of a pool?', pools, pool)[1]).toBe(7);
});

test('what has no sign for its end is whole where other matters follow it, or where all of it is in one passage', () => {
  const lake = passage(5, 'lake.py', [3, 6], ['Lake', 'wade'], 'class Lake:\n    def wade(self):\n        pass');
  const drain = passage(6, 'lake.py', [8, 10], ['Lake', 'drain'], '    def drain(self):\n        x = {}\n');
  const after = passage(7, 'lake.py', [12, 13], ['rain'], 'def rain():\n    pass');
  const rest = passage(8, 'lake.py', [12, 13], ['Lake', 'rain'], '    def rain(self):\n        pass');
  const question = 'What methods does Lake have?';
  expect(pick(question, drain, lake)).toEqual(['near', 6, 5]);
  expect(pick(question, lake)).toEqual(['near', 5]);
  expect(pick(question, drain, lake, after)).toEqual(['fits', 5, 6]);
  expect(pick(question, drain, lake, { ...after, lines: [22, 23] })).toEqual(['near', 6, 5]);
  expect(pick(question, drain, lake, { ...after, path: 'other.py' })).toEqual(['near', 6, 5]);
  expect(pick(question, rest, drain, lake)[0]).toBe('near');
  const all: Passage = { ...lake, trail: ['Lake'] };
  expect(pick(question, all)).toEqual(['fits', 5]);
  expect(pick(question, { ...all, text: 'class Lake:\n    """A lake.\n\n    wade: by foot' })).toEqual(['near', 5]);
});

test.each([
  ['lake.rb', 'class Lake\n  def wade\n  end\nend'],
  ['lake.rs', 'struct Lake { depth: u8 }'],
  ['lake.cpp', 'class Lake\n{\n  int depth;\n};'],
  ['Lake.kt', 'data class Lake(\n  val depth: Int,\n)'],
  ['lake.go', 'type Lake struct {\n\tdepth int\n}\n\nconst deep = 3'],
  ['lake.sql', 'CREATE TABLE lake (depth int);'],
])('the end of what is declared is told by its signs: %s', (path, text) => {
  expect(pick('What fields does Lake have?', passage(5, path, [1, 9], ['Lake'], text))).toEqual(['fits', 5]);
});

test('an entry of documentation is one too', () => {
  const pond = passage(6, 'api.rst', [1, 3], ['API', 'Pond'], '.. py:class:: Pond', 0.1);
  const wade = passage(7, 'api.rst', [5, 7], ['API', 'Pond', 'wade'], '.. py:method:: wade(depth)', 0.1);
  const lake = passage(8, 'api.rst', [9, 11], ['API', 'Lake'], '.. py:class:: Lake', 0.1);
  expect(pick('What methods does Pond have?', wade, pond, lake)).toEqual(['fits', 6, 7]);
  expect(pick('What methods does Pond have?', wade, pond)).toEqual(['near', 7, 6]);
  expect(pick('Which parameters does wade take?', pond, wade)).toEqual(['fits', 7]);
});

test('a section that is called so is no more than near', () => {
  const section = passage(8, 'guide.md', [1, 3], ['Guide', 'Pond'], 'A pond is wet.', 0.1);
  expect(pick('What methods does Pond have?', section)).toEqual(['near', 8]);
  expect(pick('What methods does Pond have?', section, head, tail)).toEqual(['fits', 1, 2]);
});

test.each([
  ['What methods does Lake have?'],
  ['What methods does Pond have for herons?'],
  ['Which arguments does Pond.drain take?'],
])('%s is told by no declaration here', (question) => {
  expect(pick(question, head, tail, fill)[0]).toBe('none');
});
