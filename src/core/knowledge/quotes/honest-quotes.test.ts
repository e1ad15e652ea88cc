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

test('all that AsciiDoc sets in lines is quoted whole, and what else stands before it is not let go', async () => {
  const listing = (...lines: readonly string[]): string => `> \`\`\`\n> ${lines.join('\n> ')}\n> \`\`\`\n[1]`;
  const page = (style: string): string =>
    `= Dome\n\n== Synopsis\n\n[${style}]\nopen dome <hour>\nshut dome\n\n== More\n`;
  const quote = listing('open dome <hour>', 'shut dome');
  expect(await verdictsOn(page('verse'), quote, 'dome.adoc')).toEqual([true]);
  expect(await verdictsOn(page('verse, Anna, Poems'), quote, 'dome.adoc')).toEqual([true]);
  expect(await verdictsOn(page('deprecated'), quote, 'dome.adoc')).toEqual(['part']);
  expect(await verdictsOn(page('verse'), listing('open dome <hour>'), 'dome.adoc')).toEqual(['part']);
});

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

const CHANGED_IN =
  'Dome\n====\n\n.. versionchanged:: 3.9\n   The *wind* parameter was added.\n\n.. deprecated:: 3.12 Open it by hand.\n';
const STEPS = 'Do this:\n\n1. Open the lid.\n2. Turn the `brass` key twice.\n3. Wait for ten seconds.\n';

test.each<[how: string, file: string, answer: string, path?: string]>([
  [
    'what Sphinx says of a version',
    CHANGED_IN,
    '> Changed in version 3.9: The wind parameter was added. [1]',
    'dome.rst',
  ],
  ['and of what is to go', CHANGED_IN, '> Deprecated since version 3.12: Open it by hand. [1]', 'dome.rst'],
  ['an alert by its label', '> **Warning**\n> It may rain in here.', '> **Warning:** It may rain in here. [1]'],
  ['the same with its sign', '> [!WARNING]\n> It may rain in here.', '> Warning: It may rain in here. [1]'],
  ['and between colons', '::: warning\nIt may rain in here.\n:::', '> **Warning:** It may rain in here. [1]'],
  ['steps without their numbers', STEPS, '> - Open the lid.\n> - Turn the brass key twice. [1]'],
  ['what is drawn of entities and backslashes', 'Set <n> to a * b & c.', '> Set &lt;n&gt; to a \\* b &amp; c. [1]'],
])('what is drawn otherwise is word for word: %s', async (_, file, answer, path) => {
  expect(await verdictsOn(file, answer, path)).toEqual([true]);
});

test.each<[how: string, file: string, answer: string, path?: string]>([
  ['another version', CHANGED_IN, '> Changed in version 3.8: The wind parameter was added. [1]', 'dome.rst'],
  ['another change', CHANGED_IN, '> Removed in version 3.9: The wind parameter was added. [1]', 'dome.rst'],
  ['another label', '> [!NOTE]\n> It may rain in here.', '> **Warning:** It may rain in here. [1]'],
  ['a label of none', 'It may rain in here.', '> **Warning:** It may rain in here. [1]'],
  ['one step less', STEPS, '> - Open the lid.\n> - Wait for ten seconds. [1]'],
  ['steps in another order', STEPS, '> - Turn the brass key twice.\n> - Open the lid. [1]'],
  ['steps with other numbers', STEPS, '> 1. Turn the brass key twice.\n> 2. Wait for ten seconds. [1]'],
  ['bullets made steps', '- Open the lid.\n- Turn the key.', '> 1. Open the lid.\n> 2. Turn the key. [1]'],
  ['no figure that begins a line', 'It holds\n10. of them at once.', '> It holds - of them at once. [1]'],
  ['another entity', 'Set <n> to the speed.', '> Set &lt;m&gt; to the speed. [1]'],
  ['an entity in code', 'Set `<n>` to the speed.', '> Set `&lt;n&gt;` to the speed. [1]'],
])('and what is drawn as something else is none: %s', async (_, file, answer, path) => {
  expect(await verdictsOn(file, answer, path)).toEqual([false]);
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
