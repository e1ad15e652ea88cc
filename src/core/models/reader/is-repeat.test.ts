import { expect, test } from 'vitest';
import type { Passage } from '../../../shared/domain/passage';
import { isRepeat } from './is-repeat';

const text = 'The column holds text of any length, up to the limit that is set when the table is made.';
const better: Passage = {
  n: 1,
  sourceKey: 'a'.repeat(64),
  sourceName: 'guide',
  commit: 'c0ffee',
  path: 'docs/en/columns.md',
  blob: 'b',
  lines: [10, 20],
  trail: ['Columns'],
  text,
};
const elsewhere = { path: 'docs/other.md', lines: [1, 2] as [number, number] };

test.each<[what: string, passage: Partial<Passage>]>([
  ['lines of it', { lines: [18, 25], text: 'Something else.' }],
  ['its text in another file', elsewhere],
  ['nearly its text below the same heading', { ...elsewhere, text: text.replace('table', 'view') }],
  ['the same page in another language', { path: 'docs/pt-BR/columns.md', text: 'A coluna guarda texto.' }],
])('a passage is a repeat: %s', (_, passage) => {
  expect(isRepeat({ ...better, n: 2, ...passage }, better)).toBe(true);
});

test('the page whose name ends in a language is one with the page without', () => {
  const spanish = { ...better, path: 'README-es.md', text: 'La columna guarda texto.' };
  expect(isRepeat(spanish, { ...better, path: 'README.md' })).toBe(true);
});

test('what two dialects declare by names of their own is the same', () => {
  const declared = (dialect: string) => ({
    ...better,
    path: `${dialect}/text.ts`,
    text: `export class ${dialect}TextColumn extends ${dialect}Column { build(table: ${dialect}Table): ${dialect}Text; }`,
  });
  expect(isRepeat(declared('Heron'), declared('Stork'))).toBe(true);
});

test.each<[what: string, passage: Partial<Passage>]>([
  ['other lines of the file', { lines: [21, 30], text: 'A column may be left empty.' }],
  ['another text of another file', { ...elsewhere, text: 'A row is a set of columns, and is added by name.' }],
  ['nearly its text below another heading', { ...elsewhere, trail: ['Cells'], text: text.replace('column', 'cell') }],
  ['a page of that path in another source', { sourceKey: 'b'.repeat(64), text: 'A row is added by name.' }],
  ['a page in a folder that is no language', { path: 'docs/js/columns.md', text: 'A row is added by name.' }],
])('a passage is no repeat: %s', (_, passage) => {
  expect(isRepeat({ ...better, n: 2, ...passage }, better)).toBe(false);
});
