import { expect, test } from 'vitest';
import { finish } from '../../steps';
import type { QuoteForm } from '../search/asked-quote';
import { createVerbatimCheck } from '../verbatim';

const verdictOn = (quote: string, text: string, path = 'a.md', form: QuoteForm = 'code') =>
  finish(createVerbatimCheck(text, { path, lines: [1, 99] })(quote, form)).verdict;

test.each<[quote: string, text: string, path?: string]>([
  ['d->armed', 'int f() {\n  return !d->armed;\n}\n', 'a.c'],
  ['is_armed(x)', 'if not is_armed(x):\n    fire()\n', 'a.py'],
  ['a && b', 'if (!(a && b)) fire();\n', 'a.js'],
  ['fire(2)', '# fire(2)\nwait()\n', 'a.py'],
  ['fire();', 'wait();\n// fire();\n', 'a.js'],
  ['old ? 40', 'const speed = old ? 40 : 100;\n', 'a.js'],
  ['x = open(2)', 'x = open(2) if calm else None\n', 'a.py'],
  ['git push --force', 'Never run `git push --force` on main.\n'],
  ['set(x)', 'You must not, ever, call it so. Do not call `set(x)` in here.\n'],
  ['git reset --hard HEAD~3', 'Run `git reset --hard HEAD~3 --dry-run` first.\n'],
  ['rm -rf build', '```\necho rm -rf build | xargs echo\n```\n'],
  ['rm -rf build', 'Never do this:\n\n```\nrm -rf build\n```\n'],
])('code in a line that is turned by what stands around it is a part: %j of %j', (quote, text, path) => {
  expect(verdictOn(quote, text, path)).toBe('part');
});

test.each<[quote: string, text: string, path?: string]>([
  ['is_armed', 'if not is_armed(x):\n    fire()\n', 'a.py'],
  ['pump.stop()', 'Never call `pump.stop()` in here.\n'],
  ['--force', 'Never use `--force` on main.\n'],
  ['useState(0)', 'const [a, setA] = useState(0);\n', 'a.js'],
  ['fire(2)', '# Calls fire(2) when it is calm.\nwait()\n', 'a.py'],
  ['fire(2)', '/// fire(2)\nfn wait() {}\n', 'a.rs'],
  ['fire(2)', '# fire(2)\nif calm:\n    fire(2)\n', 'a.py'],
  ['f(a, b)', 'const c = f(a, b) || g(a);\n', 'a.js'],
  ['const a = f(b)', 'const a = f(b); // or g\n', 'a.js'],
  ['npm ci --omit=dev', '```\n$ sudo npm ci --omit=dev # quick\n```\n'],
  ['npm ci --omit=dev', '```\n$ npm ci --omit=dev && npm start\n```\n'],
  ['git reset --hard HEAD~3', 'Run `git reset --hard HEAD~3`. Never run it on main.\n'],
])('code that is not turned is word for word: %j of %j', (quote, text, path) => {
  expect(verdictOn(quote, text, path)).toBe('verbatim');
});

test('a line that a diff takes out is a part, without the sign that says so', () => {
  const diff = '```diff\n idle();\n-launch();\n-burn();\n+wait();\n```\n';
  const listings = ['launch();', 'burn();', 'wait();', 'idle();', '-launch();'];
  const bare = diff.replace(/^```.*\n/gm, '');
  const expected = ['part', 'part', 'verbatim', 'verbatim', 'verbatim'];
  expect(listings.map((quote) => verdictOn(quote, diff, 'a.md', 'listing'))).toEqual(expected);
  expect(listings.map((quote) => verdictOn(quote, bare, 'a.diff'))).toEqual(expected);
  expect(verdictOn('launch()', '```yaml\n- launch()\n- wait()\n```\n', 'a.md', 'listing')).toBe('verbatim');
});

test('a number is not parted from its unit or its fraction', () => {
  const text = 'Use 5 mg. Add 1 ½ litres, then 2 1/2 more. Since version 18 it has 30 rows.\n';
  const quotes = ['Use 5', 'Use 5 mg', 'Add 1', 'then 2', 'version 18', '30', '1 ½ litres', '½ litres', '1/2 more'];
  expect(quotes.map((quote) => verdictOn(quote, text, 'a.md', 'words'))).toEqual([
    'part',
    'verbatim',
    'changed',
    'changed',
    'verbatim',
    'verbatim',
    'part',
    'changed',
    'changed',
  ]);
});

test('what is forbidden above a list is forbidden without a colon, too', () => {
  const below = (lead: string) =>
    verdictOn('Open it in the rain', `${lead}\n\n- Open it in the rain\n`, 'a.md', 'block');
  expect(
    [
      'The following is forbidden',
      'It is a dome of glass. Do not do\nany of these.',
      'Never be late.',
      'Do the following.',
    ].map(below),
  ).toEqual(['part', 'part', 'verbatim', 'verbatim']);
});
