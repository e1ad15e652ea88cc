import { expect, test } from 'vitest';
import { withoutMarks } from './without-marks';

test.each([
  ['## Keys\n\n> a **bold** and *slanted* word', 'Keys\n\na bold and slanted word'],
  ['```ts\nconst a = b * c * d;\n```\nend', 'ts\nconst a = b * c * d;\nend'],
  ['see [the guide](https://example.org/a) and `npm start`', 'see the guide and npm start'],
  ['![a picture](data:image/png;base64,AAAA)', 'a picture'],
  ['> # \ufdd0Heron\ufdd1\n**\ufdd0Heron\ufdd1** again', '\ufdd0Heron\ufdd1\n\ufdd0Heron\ufdd1 again'],
])('%j is read without its marks', (markdown, plain) => {
  expect(withoutMarks(markdown)).toBe(plain);
});

test.each([
  '__init__ and snake_case_name',
  '2 * 3 * 4',
  'a[0] (b)',
  '#hashtag',
  'C# and F#',
  '5 > 3',
  '**',
  '- one\n- two',
  '[1]',
  '[a](https://\ufdd0heron\ufdd1.example)',
])('%j has none', (text) => {
  expect(withoutMarks(text)).toBe(text);
});
