import { expect, test } from 'vitest';
import { cutExcerpt } from './cut-excerpt';
import { termsOf } from './match-terms';

const excerpt = (text: string): string => cutExcerpt(termsOf('open a pool', []), text, 'guide.md', []);

test.each([
  ['open(pool);\n```\n\nA pool is opened.', '```\nopen(pool);\n```\n\nA pool is opened.'],
  ['open(pool);\n```\n\n```sh\nopen\n```', '```\nopen(pool);\n```\n\n```sh\nopen\n```'],
  ['open(pool);\n\nclose(pool);\n~~~', '~~~\nopen(pool);\n\nclose(pool);\n~~~'],
])('a passage that begins inside of a listing is quoted as one: %j', (text, quoted) => {
  expect(excerpt(text)).toBe(quoted);
});

test.each([
  ['Open a pool:\n\n```\nopen(pool);\n```'],
  ['```\nopen(pool);\n```'],
  ['```sh\nopen\n```\n\nA pool is open.'],
])('one that begins outside stays as it is: %j', (text) => {
  expect(excerpt(text)).toBe(text);
});

test('a listing that begins with a gap is no end of one', () => {
  expect(excerpt('Open a pool:\n```\n\nopen(pool);\n```')).toBe('Open a pool:\n\n```\n\nopen(pool);\n```');
});

const SAID = 'A pool is opened once.';
const FILLER = `${'It holds eight workers. '.repeat(40)}\n\n${'Reeds grow at its bank. '.repeat(10)}`;

test('of a long passage the first listing below what answers comes with it, whatever its words', () => {
  const answered = '```js\nconst it = spawn(8);\n```';
  const text = `${SAID}\n\n${FILLER}\n\n${answered}\n\n\`\`\`js\nit.end();\n\`\`\``;
  expect(excerpt(text)).toBe(`${SAID}\n\n…\n\n${answered}`);
});

test('not one above it, nor a very long one, nor beside another that was chosen', () => {
  const above = '```js\nspawn(8);\n```';
  const long = `\`\`\`js\n${'spawn(8);\n'.repeat(130)}\`\`\``;
  const own = '```js\nopen(pool);\n```';
  expect(excerpt(`${above}\n\n${SAID}\n\n${FILLER}\n\n${long}`)).toBe(SAID);
  expect(excerpt(`${own}\n\n${SAID}\n\n${FILLER}\n\n${above}`)).toBe(`${own}\n\n${SAID}`);
});

test('what was left out of a passage between its parts is told', () => {
  expect(excerpt('```python\nopen(pool)\n```\n\n…\n\n***\n\nOpen.')).toBe('```python\nopen(pool)\n```\n\n…\n\nOpen.');
});

test('a long table is cut to the rows that match, below its head', () => {
  const row = (at: number): string => `| lever ${at} | ${'moves the winding engine up and down again, '.repeat(3)} |`;
  const table = ['| key | what it does |', '| --- | --- |', ...Array.from({ length: 40 }, (_, at) => row(at))];
  const hatch = '| Ctrl+Q | opens the hatch |';
  const lines = cutExcerpt(
    termsOf('Which key opens the hatch?', []),
    table.with(25, hatch).join('\n'),
    'a.md',
    [],
  ).split('\n');
  expect(lines.slice(0, 3)).toEqual([...table.slice(0, 2), '| … |']);
  expect([lines.includes(hatch), lines.includes(row(0)), lines.at(-1)]).toEqual([true, false, '| … |']);
});
