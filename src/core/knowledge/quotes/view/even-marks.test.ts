import { expect, test } from 'vitest';
import type { QuoteForm } from '../search/asked-quote';
import type { Verdict } from '../standing';
import { finish } from '../../steps';
import { createVerbatimCheck } from '../verbatim';

const verdictOn = (quote: string, text: string, path: string, form: QuoteForm = 'block'): Verdict =>
  finish(createVerbatimCheck(text, { path, lines: [1, 99] })(quote, form)).verdict;

const LISTS = `* First open the *lid*.
* Then step
  inside.

1) Turn it.

|Key|Turns|
|:--|---:|
|brass|2|

\`\`\`c
x = a
  * b;
\`\`\`
`;

test.each<[string, Verdict]>([
  ['- First open the *lid*.\n- Then step inside.', 'verbatim'],
  ['+ First open the lid.\n+ Then step\n  inside.', 'verbatim'],
  ['1. Turn it.', 'verbatim'],
  ['| Key | Turns |\n| --- | --- |\n| brass | 2 |', 'verbatim'],
  ['| Key   | Turns |\n|-------|-------|\n| brass | 2     |', 'verbatim'],
  ['| brass | 2 |', 'verbatim'],
  ['1. First open the lid.\n2. Then step inside.', 'changed'],
  ['2. Turn it.', 'changed'],
  ['| brass | 3 |', 'changed'],
  ['| Turns | Key |', 'changed'],
  ['```\nx = a\n  * b;\n```', 'verbatim'],
  ['```\nx = a\n  - b;\n```', 'changed'],
])('lists and tables may be marked and spaced otherwise, code may not: %j', (quote, verdict) => {
  expect(verdictOn(quote, LISTS, 'a.md')).toBe(verdict);
});

const C = `/*
 * The dome opens
 * when it is dry, and the
 * lid is shut.
 */
open();
// Not by night:
// launch()
// wipe()
`;

test.each<[string, string, QuoteForm, Verdict]>([
  ['a.c', 'The dome opens when it is dry, and the lid is shut.', 'words', 'verbatim'],
  ['a.c', 'The dome opens\nwhen it is dry, and the lid is shut.', 'block', 'verbatim'],
  ['a.c', 'The dome opens when it is dry', 'words', 'part'],
  ['a.c', 'The dome opens when it is dry, and the lid is shut. open();', 'words', 'changed'],
  ['a.c', 'launch() wipe()', 'words', 'changed'],
  ['a.c', 'The dome opens when it is dry, and the lid is shut.', 'listing', 'changed'],
  ['a.py', 'The hatch opens when it is dry.', 'words', 'verbatim'],
])('the words of a comment may be wrapped otherwise, in %s: %j as %s', (path, quote, form, verdict) => {
  expect(verdictOn(quote, path === 'a.c' ? C : '# The hatch opens\n# when it is dry.\nx = 1\n', path, form)).toBe(
    verdict,
  );
});

test.each<[string, Verdict]>([
  ['Use `open()` to move the dome.', 'verbatim'],
  ['Use `tools.open` to move the dome.', 'verbatim'],
  ['Use `shut()` to move the dome.', 'changed'],
  ['Use `open()` to move the dome().', 'changed'],
])('a function may be quoted as its role is drawn: %j', (quote, verdict) => {
  expect(verdictOn(quote, 'Use :py:func:`~tools.open` to move the dome.', 'a.rst')).toBe(verdict);
});

test.each<[string, string]>([
  [':func:`open()`', '`open()`'],
  [':func:`!open`', '`open()`'],
  [':meth:`~Dome.open()`', '`open()`'],
  [':meth:`Dome.open`', '`Dome.open()`'],
])('it is drawn so however its role names it: %s', (role, drawn) => {
  expect(verdictOn(`Use ${drawn} to move it.`, `Use ${role} to move it.`, 'a.rst')).toBe('verbatim');
});

const WRAPPED = '# 風の日\n\n風が弱いとき、ドーム\nは自動で開きます。\n夜は開きません。\n\n- 鍵\n- 箱\n';

test.each<[string, Verdict]>([
  ['風が弱いとき、ドームは自動で開きます。', 'verbatim'],
  ['風が弱いとき、ドーム\nは自動で\n開きます。', 'verbatim'],
  ['風が弱いとき、ドームは自動で開きます。夜は開きません。', 'verbatim'],
  ['- 鍵\n- 箱', 'verbatim'],
  ['風が弱いとき、ドームは夜に開きます。', 'changed'],
  ['鍵箱', 'changed'],
  ['風が弱いとき、ドームは自動で', 'part'],
])('a line that wraps where no space is written is one with the next: %j', (quote, verdict) => {
  expect(verdictOn(quote, WRAPPED, 'a.md')).toBe(verdict);
});
