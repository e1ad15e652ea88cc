import { expect, it } from 'vitest';
import { recalledLine } from './recalled-line';

it.each([
  [true, 'Green. Not red, not blue.'],
  [false, 'Green [2]. Not red[1][3], not blue [1-3] 【4】.'],
])('numbers of citations are told only of what quotes no sources: %s', (quotesSources, text) => {
  const told = 'Green [2]. Not red[1][3], not blue [1-3] 【4】.';
  const line = recalledLine({ role: 'assistant', createdAt: 0, text: told, quotesSources });
  expect(JSON.parse(line)).toEqual({ date: '1970-01-01', role: 'assistant', text });
});
