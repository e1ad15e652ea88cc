import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutMarks } from './without-marks';

test.each([
  ['## Keys\n\n> a **bold** and *slanted* word', 'Keys\n\na bold and slanted word'],
  ['```ts\nconst a = b * c * d;\n```\nend', 'ts\nconst a = b * c * d;\nend'],
  ['see [the guide](https://example.org/a) and `npm start`', 'see the guide and npm start'],
  ['![a picture](data:image/png;base64,AAAA)', 'a picture'],
  ['> # \ufdd0Heron\ufdd1\n**\ufdd0Heron\ufdd1** again', '\ufdd0Heron\ufdd1\n\ufdd0Heron\ufdd1 again'],
  ['WIND\\_LIMIT\\_KMH, \\*not slanted\\* and \\[no link\\](a)', 'WIND_LIMIT_KMH, *not slanted* and [no link](a)'],
  ['WIND\\\ufdd0_LIMIT\ufdd1 and \ufdd0KMH\ufdd1\\_', 'WIND\ufdd0_LIMIT\ufdd1 and \ufdd0KMH\ufdd1_'],
  ['`a\\_b` and **`c\\*`**', 'a\\_b and c\\*'],
  ['as [3] ```py\n# a **b**\nx = "\\""\n``` says **so**', 'as [3] py\n# a **b**\nx = "\\""\n says so'],
  ['> [3]\n> ```py\n> x = 1\n> ```\n> end', '[3]\npy\nx = 1\nend'],
  ['~~~\na **b**\n~~~\nend', 'a **b**\nend'],
  ['of \ufdd0```\ufdd1 marks', 'of \ufdd0```\ufdd1 marks'],
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
  'C:\\new and \\d+',
  '[a](https://\ufdd0heron\ufdd1.example)',
])('%j has none', (text) => {
  expect(withoutMarks(text)).toBe(text);
});

test('nothing that is found goes with the marks', () => {
  const found = '\ufdd0heron\ufdd1';
  const marks = ['```', '`', '~~~', '**', '*', '\\', '![', '[a](', '](', ')', '# ', '>', ' ', '\n', '_'];
  const texts = fc.array(fc.constantFrom(found, 'crane', ...marks), { maxLength: 20 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(texts, (text) => {
      expect(withoutMarks(text).split(found).length).toBe(text.split(found).length);
    }),
    { numRuns: 2_000 },
  );
});
