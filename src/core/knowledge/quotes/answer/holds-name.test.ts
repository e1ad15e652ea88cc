import { expect, test } from 'vitest';
import { holdsName } from './holds-name';

test.each([
  ['You must turn it.', 'mus', false],
  ['You must turn it.', 'must', true],
  ['You must turn it.', 'ust', false],
  ['useEffect(() => {})', 'Effect', true],
  ['useEffect(() => {})', 'use', true],
  ['useEffect(() => {})', 'Eff', false],
  ['pump_start', 'start', true],
  ['The pumps and the switches run.', 'pump', true],
  ['The pumps and the switches run.', 'switch', true],
  ['The pumpset runs.', 'pump', false],
  ['must, but a mus too', 'mus', true],
  ['HTTPServer', 'HTTP', true],
  ['HTTPServer', 'HTT', false],
  ['the APIs of it', 'API', true],
  ['黄銅の鍵を二回回す', '鍵', true],
])('of %j, %j is a word or a word of a name: %s', (text, name, expected) => {
  expect(holdsName(text, name)).toBe(expected);
});
