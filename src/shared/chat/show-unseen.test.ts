import { expect, test } from 'vitest';
import { showUnseen, spellUnseen, splitAtUnseen } from './show-unseen';

test.each<[string, string]>([
  ['a\u202eb\u202c', 'a<U+202E>b<U+202C>'],
  ['\u2066x\u2069\u200e\u200f\u061c', '<U+2066>x<U+2069><U+200E><U+200F><U+061C>'],
  ['\u001b[31mred\u009b0m\u0007\b\u007f', '<U+001B>[31mred<U+009B>0m<U+0007><U+0008><U+007F>'],
  ['a\u200bb\u2060c\ufeff\u{e0041}', 'a<U+200B>b<U+2060>c<U+FEFF><U+E0041>'],
  ['see [\u20601]', 'see [1]'],
  ['ab\u200dc', 'ab<U+200D>c'],
  ['a\tb\nc, é, 👩\u200d🚒, می\u200cخواهم', 'a\tb\nc, é, 👩\u200d🚒, می\u200cخواهم'],
  ['a\rb\r\nc\r', 'a<U+000D>b\r\nc<U+000D>'],
])('what nobody sees of %j is named', (text, shown) => {
  expect(showUnseen(text)).toBe(shown);
});

test('in words a mark of direction is spelling, what turns all that follows is not', () => {
  expect(splitAtUnseen('א\u200fב \u202eג', 'words')).toEqual([
    { text: 'א\u200fב ', isName: false },
    { text: 'U+202E', isName: true },
    { text: 'ג', isName: false },
  ]);
});

test('JSON stays what it is', () => {
  const said = { text: 'a\u202e\u009b\u{e0041}\u001b\n"' };
  const spelt = spellUnseen(JSON.stringify(said));
  expect([JSON.parse(spelt), /[^ -~]/.test(spelt)]).toEqual([said, false]);
});
