import { expect, test } from 'vitest';
import type { Passage } from '../../../shared/domain/passage';
import { isRepeat } from './is-repeat';
import { saysOtherwise } from './says-otherwise';

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

test('a page of another version is a repeat when it says the same in other marks', () => {
  const version = { ...better, sourceKey: 'b'.repeat(64), text: text.replace('text', '**text**') };
  expect(isRepeat(version, better)).toBe(true);
});

test.each([
  ['The valve shuts at 3 bar.', 'The valve shuts at 5 bar.', true],
  ['The valve shuts at 1.5 bar.', 'The valve shuts at 1.2 bar.', true],
  ['It takes three keys.', 'It takes two keys.', true],
  ['It may be turned.', 'It may not be turned.', true],
  ['It doesn’t turn.', 'It turns.', true],
  ['Set `max_size` first.', 'Set `min_size` first.', true],
  ['Ask Ada first.', 'Ask Grace first.', true],
  ['Use HeronText.', 'Use StorkText.', true],
  ['It takes a key.', 'It takes two keys.', false],
  ['Turn it twice. The key is brass.', 'The key is brass. Turn it twice.', false],
  ['A small key.', 'A big key.', false],
])('what is said otherwise: %s / %s', (one, other, isOtherwise) => {
  expect(saysOtherwise({ ...better, text: one }, { ...better, text: other })).toBe(isOtherwise);
});

test.each<[what: string, passage: Partial<Passage>]>([
  ['other lines of the file', { lines: [21, 30], text: 'A column may be left empty.' }],
  ['another text of another file', { ...elsewhere, text: 'A row is a set of columns, and is added by name.' }],
  ['nearly its text below another heading', { ...elsewhere, trail: ['Cells'], text: text.replace('column', 'cell') }],
  ['a page of that path in another source', { sourceKey: 'b'.repeat(64), text: 'A row is added by name.' }],
  [
    'that page of another version, which says otherwise',
    { sourceKey: 'b'.repeat(64), text: text.replace('table', 'view') },
  ],
  ['nearly its text, with another number', { ...elsewhere, text: `${text} It is 3.` }],
  ['nearly its text, which it denies', { ...elsewhere, text: text.replace('holds', 'never holds') }],
  ['nearly its text, of another name', { ...elsewhere, text: text.replace('table', 'Heron') }],
  ['a page in a folder that is no language', { path: 'docs/js/columns.md', text: 'A row is added by name.' }],
])('a passage is no repeat: %s', (_, passage) => {
  expect(isRepeat({ ...better, n: 2, ...passage }, better)).toBe(false);
});
