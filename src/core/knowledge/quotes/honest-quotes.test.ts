import { expect, test } from 'vitest';
import type { CitedPlace } from '../../../shared/domain/passage';
import { checkQuotes } from './check-quotes';

/** `true` for word for word, `part`, or `false`, of each quote of an answer. */
async function verdictsOn(file: string, answer: string, path = 'dome.md') {
  const lines: CitedPlace['lines'] = [1, file.split('\n').length];
  const place = { sourceKey: 'a'.repeat(64), sourceName: 'docs', commit: null, path, lines, blob: 'b' };
  const ground = { places: new Map([[1, place]]), shown: new Map(), given: [], grounding: 'own' } as const;
  const checked = await checkQuotes([answer], ground, async () => file);
  return checked.map(({ isVerbatim, isPart }) => (isPart === true ? 'part' : isVerbatim));
}

test.each<[how: string, file: string, answer: string]>([
  [
    'a link that is led elsewhere by name',
    'See [the guide][g] for more.\n\n[g]: https://a.example',
    '> See the guide for more. [1]',
  ],
  ['an address in brackets', 'See <https://a.example/x> for more.', '> See https://a.example/x for more. [1]'],
  [
    'a line that is broken on purpose',
    'Turn it left,\\\nthen turn it right.',
    '> Turn it left, then turn it right. [1]',
  ],
  ['other quotation marks', 'It says „not in the rain“ and «by day».', '> It says “not in the rain” and "by day". [1]'],
  ['where a word may be broken', 'The do\u00adme opens by itself.', '> The dome opens by itself. [1]'],
  ['a dash without spaces', 'It is open — always and for all.', '> It is open—always and for all. [1]'],
  ['a full stop for a colon', 'Do these steps in order:\n\n- turn it', '> Do these steps in order. [1]'],
  ['a letter that is said to be changed', 'The dome opens by itself.', 'So “[t]he dome opens by itself” [1].'],
  ['a sentence without marks', 'Turn the brass key twice.', 'The docs say: turn the brass key twice [1].'],
  [
    'headings as the app shows them',
    '# *Dome*\n\n## By day\n\n### By hand\n\nTurn it.',
    'See “Dome › By day › By hand” [1].',
  ],
  ['what an interpreter asks for', '```\n>>> for x in y:\n...     x()\n```', '```\nfor x in y:\n    x()\n```\n[1]'],
])('what is only typeset otherwise is word for word: %s', async (_, file, answer) => {
  expect(await verdictsOn(file, answer)).toEqual([true]);
});

test.each<[how: string, file: string, answer: string]>([
  ['a letter that is changed in silence', 'The dome opens by itself.', 'So “the dome opens by itself” [1].'],
  [
    'headings that do not stand in each other',
    '# Dome\n\n## By day\n\n## By hand\n\nTurn it.',
    'See “By day › By hand” [1].',
  ],
  ['another word', 'Turn the brass key twice.', 'The docs say: turn the brass key once [1].'],
  ['a hyphen for a dash', 'It is open — always.', '> It is open-always. [1]'],
])('and what is not is none: %s', async (_, file, answer) => {
  expect(await verdictsOn(file, answer)).toEqual([false]);
});

test('a changed letter does not hide what was left out before it', async () => {
  expect(await verdictsOn('If two people agree, the dome opens.', '> [T]he dome opens. [1]')).toEqual(['part']);
});

test('code in brackets may be wrapped where it is quoted in a line, and other code may not', async () => {
  const signature = 'int dome_open(struct dome *d,\n              const char *fmt, ...);\nfire(2)\nwait(3)\n';
  const answers = ['`int dome_open(struct dome *d, const char *fmt, ...)` [1]', '`fire(2) wait(3)` [1]'];
  expect(await Promise.all(answers.map((answer) => verdictsOn(signature, answer, 'dome.c')))).toEqual([
    [true],
    [false],
  ]);
});
