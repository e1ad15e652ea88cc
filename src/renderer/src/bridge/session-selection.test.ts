import { expect, test } from 'vitest';
import { createSessionSelection } from './session-selection';

const ORDER = ['a', 'b', 'c', 'd', 'e'];
const open = () => {
  const selection = createSessionSelection();
  return { ...selection, marked: () => [...selection.ids.get()].join('') };
};

test('a stretch grows and shrinks from where it began, upwards and downwards', () => {
  const { extendTo, marked } = open();
  extendTo('d', 'c', ORDER);
  extendTo('e', 'd', ORDER);
  expect(marked()).toBe('cde');
  extendTo('d', 'e', ORDER);
  expect(marked()).toBe('cd');
  extendTo('a', 'd', ORDER);
  expect(marked()).toBe('abc');
});

test('single ones are marked and unmarked, and a stretch goes on from the last of them', () => {
  const { toggle, extendTo, marked } = open();
  toggle('a');
  toggle('c');
  expect(marked()).toBe('ac');
  toggle('a');
  expect(marked()).toBe('c');
  toggle('b');
  extendTo('d', 'b', ORDER);
  expect(marked()).toBe('bcd');
});

test('after clearing, and where the first one is gone, a stretch begins at the row it comes from', () => {
  const { toggle, extendTo, clear, all, marked } = open();
  toggle('a');
  clear();
  expect(marked()).toBe('');
  extendTo('d', 'c', ORDER);
  expect(marked()).toBe('cd');
  toggle('x');
  extendTo('e', 'd', ORDER);
  expect(marked()).toBe('de');
  all(ORDER);
  expect(marked()).toBe('abcde');
});
