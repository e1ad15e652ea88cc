import { expect, test } from 'vitest';
import type { QuoteForm } from './asked-quote';
import type { Verdict } from '../standing';
import { finish } from '../../steps';
import { createVerbatimCheck } from '../verbatim';

const verdictOn = (quote: string, text: string, path: string, form: QuoteForm = 'block') =>
  finish(createVerbatimCheck(text, { path, lines: [1, 99] })(quote, form)).verdict;

const GUIDE = `# Dome

The limit is 10 bar for old pumps and 40 bar for new pumps. Open the dome when dry; it is dangerous to do so in the rain.
It hums. You should stop and think before opening the dome in the rain.

- Turn the key.
- Oil it.
- Open the hatch.

You may open it

# Forbidden

in the rain at night.
`;

test.each<[string, Verdict]>([
  ['The limit is … for new pumps.', 'part'],
  ['Open the dome … in the rain.', 'part'],
  ['You should … opening the dome in the rain.', 'part'],
  ['It hums. … in the rain.', 'changed'],
  ['- Turn the key.\n- …\n- Open the hatch.', 'cut'],
  ['- Turn the key.\n…\n- Open the hatch.', 'cut'],
  ['You may open it\n[…]\nin the rain at night.', 'part'],
  // A heading between the halves of a statement is left out like any other words.
  ['You may open it\n\nin the rain at night.', 'part'],
  ['# Dome\n\n…\n\n- Oil it.', 'cut'],
])('what is left out is whole sentences, or it may turn what is left: %j', (quote, verdict) => {
  expect(verdictOn(quote, GUIDE, 'a.md')).toBe(verdict);
});

const PYTHON = `def f(armed):
    warn()
    log()
    if armed:
        launch()
    else:
        shut()
    return armed
def g():
    wipe()
`;
const SCRIPT = `function safe() {
  check();
  log();
  return 1;
}
function unsafe() {
  wipe();
}
`;

test.each<[string, string, Verdict]>([
  ['a.py', 'def f(armed):\n    …\n    return armed', 'cut'],
  ['a.py', 'def f(armed):\n    # ...\n    return armed', 'cut'],
  ['a.py', 'if armed:\n    launch()\n…\nreturn armed', 'cut'],
  ['a.py', '    if armed:\n        …\n        shut()', 'part'],
  ['a.py', 'def f(armed):\n    …\n    wipe()', 'part'],
  ['a.py', 'if armed:\n    launch()\n    …\n    return armed', 'changed'],
  ['a.py', 'warn()\n…\n    return armed', 'changed'],
  ['a.js', 'function safe() {\n  …\n  return 1;\n}', 'cut'],
  ['a.js', 'function safe() {\n  // …\n  return 1;\n}', 'cut'],
  ['a.js', 'function safe() {\n  …\n  wipe();\n}', 'part'],
  ['a.js', 'check(); … wipe();', 'part'],
])('of a listing no block is left out that what follows stands in, in %s: %j', (path, quote, verdict) => {
  const text = path === 'a.py' ? PYTHON : SCRIPT;
  expect([verdictOn(quote, text, path, 'listing'), verdictOn(`\`\`\`\n${quote}\n\`\`\``, text, path)]).toEqual([
    verdict,
    verdict,
  ]);
});

test('the nearest part before a gap that is set in alike is the one that is meant', () => {
  const text = 'def f():\n    a()\n    if x:\n        a()\n    b()\n';
  expect(verdictOn('def f():\n  a()\n  …\n  b()', text, 'a.py', 'listing')).toBe('cut');
  expect(verdictOn('  a()\n  …\n  b()', text, 'a.py', 'listing')).toBe('cut');
});

test('many parts that are found often, and set in otherwise, take no longer than the text is long', () => {
  const text = Array.from({ length: 20_000 }, (_, at) => `${' '.repeat(at % 60)}a()`).join('\n');
  const quote = Array.from({ length: 15 }, (_, at) => `${' '.repeat(14 - at)}a()`).join('\n…\n');
  expect(verdictOn(quote, text, 'a.py', 'listing')).toBe('changed');
});
