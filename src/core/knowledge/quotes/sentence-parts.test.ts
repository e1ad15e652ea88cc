import { expect, it, test } from 'vitest';
import { finish } from '../steps';
import type { QuoteForm } from './search/asked-quote';
import { createVerbatimCheck } from './verbatim';

const GUIDE = `You must not open it in the rain. The dome opens never. Only staff, e.g. guards, may turn the key here.
Turn the key twice.
Nobody may stand below the dome; keep out of it. It hums. \`shut()\` is not for
children or for visitors of the house.

- open the hatch by hand
- never close the hatch alone

| Open the hatch in storms | never |

~~The hatch may stay open.~~ <!-- The hatch is of glass. -->

Der Deckel darf nicht bei Regen geöffnet werden. On ne doit pas ouvrir la trappe.
`;
const verdictOn = (quote: string, form: QuoteForm = 'block', text = GUIDE, path = 'a.md') =>
  finish(createVerbatimCheck(text, { path, lines: [1, 99] })(quote, form)).verdict;

test.each([
  'open it in the rain.',
  '… open it in the rain.',
  'The dome opens',
  'The dome opens …',
  'may turn the key here.',
  'keep out of it.',
  'children or for visitors of the house',
  'close the hatch alone',
  'The hatch may stay open.',
  'The hatch is of glass.',
  'bei Regen geöffnet werden.',
  'ouvrir la trappe.',
])('what is left out of the sentence may turn the sense: %j', (quote) => {
  expect([verdictOn(quote), verdictOn(quote, 'words')]).toEqual(['part', 'part']);
});

test.each([
  'You must not open it in the rain.',
  'You must not open it in the rain. The dome opens never.',
  'Turn the key twice.',
  'open the hatch by hand',
  'Open the hatch in storms',
])('it leaves out nothing of the kind: %j', (quote) => {
  expect(verdictOn(quote)).toBe('verbatim');
});

const TURNED = `# Opening the dome by day

It is dangerous to open the dome alone. Until version 2, the dome opened by itself. The dome opens by hand if two people
turn the keys. Не открывайте люк в дождь. Store up to max. 5 drums of oil here. It turns slowly incl. the old hinge and lid.

1. Turn the brass key twice.
- [ ] Oil the old hinge.

> **Note:** The dome is of glass.

| Turn the key twice | Only by day |

<p class="a">The hatch is round.</p><p>The hatch is <b>very old</b>.</p>
`;

test.each<[string, string]>([
  ['open the dome alone.', 'part'],
  ['the dome opened by itself.', 'part'],
  ['The dome opens by hand', 'part'],
  ['люк в дождь.', 'part'],
  ['5 drums of oil here.', 'part'],
  ['the old hinge and lid.', 'part'],
  ['Turn the brass key', 'part'],
  ['The hatch is', 'part'],
  ['two people', 'verbatim'],
  ['It is dangerous to open the dome alone.', 'verbatim'],
  ['The dome opens by hand if two people turn the keys', 'verbatim'],
  ['Opening the dome by day', 'verbatim'],
  ['Turn the brass key twice.', 'verbatim'],
  ['Oil the old hinge.', 'verbatim'],
  ['The dome is of glass.', 'verbatim'],
  ['Turn the key twice', 'verbatim'],
  ['The hatch is round.', 'verbatim'],
])('what begins or ends within a sentence is a part of it, whatever the rest says: %j', (quote, verdict) => {
  expect(verdictOn(quote, 'words', TURNED)).toBe(verdict);
});

test('a text within code stands whole between its marks', () => {
  const code = "stop('The dome opens by day.');\n";
  expect([
    verdictOn('The dome opens by day.', 'words', code, 'a.ts'),
    verdictOn('dome opens by day.', 'words', code, 'a.ts'),
  ]).toEqual(['verbatim', 'part']);
});

test('a part of a sentence of a script without spaces is found as that', () => {
  const texts = ['サーバーのポート番号は八千です。', '서버의 포트 번호는 팔천입니다.'];
  const quotes = ['ポート番号は八千です。', '포트 번호는 팔천입니다.'];
  expect(quotes.map((quote, at) => verdictOn(quote, 'words', texts[at]))).toEqual(['part', 'part']);
});

it('one place that is a whole sentence is enough', () => {
  expect(verdictOn('open it now', 'words', 'You must not open it now.\n\n- open it now')).toBe('verbatim');
});

it('a value or a name says nothing that could be turned', () => {
  const text = 'It is no longer than 10 seconds, and never call `pump.stop()`.';
  expect([verdictOn('10 seconds', 'words', text), verdictOn('pump.stop()', 'code', text)]).toEqual([
    'verbatim',
    'verbatim',
  ]);
});

it('the cited lines may begin within the sentence', () => {
  const check = createVerbatimCheck('You must not\nopen it in the rain.', { path: 'a.md', lines: [2, 2] });
  expect(finish(check('open it in the rain.'))).toEqual({ verdict: 'part', lines: null });
});

const CODE = `# Opens the dome. You must not
# open it in the rain.
if not armed: launch()
# wipe()
warn()  # never log()
if (!armed) shut();
turn(2) if safe else stop()
`;

test.each<[string, QuoteForm, string]>([
  ['launch()', 'listing', 'part'],
  ['wipe()', 'listing', 'part'],
  ['# wipe()', 'listing', 'verbatim'],
  ['warn()', 'listing', 'part'],
  ['warn()  # never log()', 'listing', 'verbatim'],
  ['log()', 'listing', 'part'],
  ['shut();', 'listing', 'part'],
  ['turn(2)', 'listing', 'part'],
  ['turn(2) if safe else stop()', 'listing', 'verbatim'],
  ['# open it in the rain.', 'block', 'part'],
  ['open it in the rain', 'words', 'part'],
  ['Opens the dome.', 'words', 'verbatim'],
  // A comment is text of its file, and a name in a line is no line of code.
  ['wipe()', 'code', 'verbatim'],
])('of a line of code a listing leaves out no sign of a comment and no condition: %j as %s', (quote, form, verdict) => {
  expect(verdictOn(quote, form, CODE, 'a.py')).toBe(verdict);
});

const INTRODUCED = `## What not to do\n\n- pull the red lever\n- pull it twice\n\n## Without a network\n\nIt works as before.\n\nNever do any of this:

- open the dome in storms
- stand below it by night

Do not run this:

\`\`\`sh
dome open --force
\`\`\`

Some people believe that it opens by night. Some do this:

1. turn the brass key

.. The hatch is of glass.

.. note:: The hatch is of wood.

\`\`\`py
# not on a live dome:
motor.turn(2)
# It is not slow.
motor.stop()
\`\`\`
`;

test.each<[string, QuoteForm, string]>([
  ['open the dome in storms', 'block', 'part'],
  ['- stand below it by night', 'words', 'part'],
  ['dome open --force', 'listing', 'part'],
  ['```sh\ndome open --force\n```', 'block', 'part'],
  ['it opens by night.', 'words', 'part'],
  ['The hatch is of glass.', 'block', 'part'],
  ['motor.turn(2)', 'listing', 'part'],
  ['pull the red lever', 'block', 'part'],
  ['pull it twice', 'words', 'part'],
  ['It works as before.', 'block', 'verbatim'],
  ['turn the brass key', 'words', 'verbatim'],
  ['The hatch is of wood.', 'block', 'verbatim'],
  ['motor.stop()', 'listing', 'verbatim'],
  ['# not on a live dome:\nmotor.turn(2)', 'listing', 'verbatim'],
  ['Never do any of this:\n\n- open the dome in storms', 'block', 'verbatim'],
])('what introduces a list or a listing is a part of its sentence: %j as %s', (quote, form, verdict) => {
  expect(verdictOn(quote, form, INTRODUCED)).toBe(verdict);
});

test.each<[string, QuoteForm, string]>([
  ['Use 5', 'block', 'part'],
  ['Use 5 mg.', 'block', 'verbatim'],
  ['Use 5', 'words', 'part'],
  ['Take tube 7', 'block', 'part'],
  // In a line it may be a name or a value, which says nothing that the rest could turn.
  ['tube 7', 'words', 'verbatim'],
  ['Add 1', 'block', 'changed'],
])('two words that stand as a quote of their own are a part of their sentence: %j as %s', (quote, form, verdict) => {
  expect(verdictOn(quote, form, 'Use 5 mg. Add 1 1/2 litres. Take tube 7 out.')).toBe(verdict);
});

test.each<[string, string, string]>([
  ['It is not supported to turn it elsewhere, for example:', '🔴 Do not turn it in a storm.', 'verbatim'],
  ['It is not supported to turn it elsewhere, for example:', '🔴 Turn it in a storm.', 'part'],
  ['It is not supported to turn it elsewhere, for example:', 'Do not turn it in a storm.', 'part'],
  ['Never do this:', '🔴 Do not shut it in a storm.', 'part'],
])('an item that is marked as wrong and forbids so itself needs no introduction: %s %s', (lead, item, verdict) => {
  expect(verdictOn(`- ${item}`, 'block', `${lead}\n\n- ${item}\n`)).toBe(verdict);
});

test.each<[string, string]>([
  ['> motor.skip()', 'part'],
  ['> level = 3', 'part'],
  ['> Opens the dome (by day).', 'verbatim'],
])(
  'a comment that is code is told as left out, and one of words may be quoted without its sign: %j',
  (quote, verdict) => {
    const text = '# motor.skip()\n# level = 3\n# Opens the dome (by day).\nrun()\n';
    expect(verdictOn(quote.slice(2), 'block', text, 'a.py')).toBe(verdict);
  },
);
