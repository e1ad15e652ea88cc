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

test('an entry of documentation is one too', () => {
  const pond = passage(6, 'api.rst', [1, 3], ['API', 'Pond'], '.. py:class:: Pond', 0.1);
  const wade = passage(7, 'api.rst', [5, 7], ['API', 'Pond', 'wade'], '.. py:method:: wade(depth)', 0.1);
  expect(pick('What methods does Pond have?', wade, pond)).toEqual(['fits', 6, 7]);
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
