import { expect, test } from 'vitest';
import { askReader, passage } from './testing/ask-reader';

const MANUAL = [
  '\t     The default value is 3.  If PumpDelay (see below) is set to 15, the',
  '\t     pump stops after 45 seconds.',
  '',
  '     PumpDelay',
  '\t     Sets for how many seconds the pump waits.  The default is 0.',
  '',
  '     PumpValve',
  '\t     Opens a valve.  The default is yes.',
].join('\n');
const ENTRY = '     PumpDelay\n\t     Sets for how many seconds the pump waits.  The default is 0.';

const asText = (n: number, text: string, line = n * 10) => ({
  ...passage(n, ['PUMPS(5)', 'OPTIONS'], text, line),
  path: 'docs/pumps.txt',
  fit: 1,
});
/** Per quote its number and its text. */
const quotes = async (question: string, ...passages: ReturnType<typeof asText>[]) => {
  const { text } = await askReader(question, { passages });
  const parts = text.split(/^\*\*.*\*\* \[(\d+)\]$/m).slice(1);
  return parts.flatMap((part, at) =>
    at % 2 === 0 ? [[Number(part), (parts[at + 1] ?? '').trim().replace(/^> ?/gm, '')]] : [],
  );
};

test.each(['What is the default of PumpDelay?', 'What does PumpDelay do?', 'PumpDelay', 'Was bedeutet PumpDelay?'])(
  'a name is told by its own entry in a list of definitions, and not by what mentions it: %s',
  async (question) => {
    const mention = asText(1, 'The default is yes, unless PumpDelay is set.');
    expect(await quotes(question, mention, asText(2, MANUAL))).toEqual([[2, ENTRY]]);
  },
);

test.each([
  ['What does --wait do?', '--wait-max\n    Waits for longer.\n\n', '--wait=N, -w N\n    Waits for N seconds.', ''],
  ['What does -w do?', '-W\n    Writes.\n\n', '-w, --wait=N\n    Waits for N seconds.', ''],
  ['What is the default of delay?', 'The delay is told here.\n\n', 'delay [on | off]\n    The default is off.', ''],
  ['What does pump.delay mean?', 'See pump.delay.\n\n', 'pump.delay\n:   Waits a second.', ''],
  ['What does Delay= do?', 'See Delay= below.\n\n', 'Delay=\n    Waits a second.', ''],
  ['What does -q do?', 'Runs -q or not:\n\n', '  -q, --quiet    Says nothing.', '\n  -v             Says more.'],
])('in whichever form it is written: %s', async (question, above, entry, below) => {
  expect(await quotes(question, asText(1, above + entry + below))).toEqual([[1, entry]]);
});

test('what goes on with an entry in the next passage is quoted with it, and no further', async () => {
  const below = asText(
    1,
    '\t     It is 0 by default.\n\n     PumpValve\n\t     The default of PumpDelay is no matter.',
    17,
  );
  const top = asText(2, '     PumpDelay\n\t     Sets how long the pump waits.', 10);
  expect(await quotes('What is the default of PumpDelay?', below, { ...top, lines: [10, 15] })).toEqual([
    [2, '     PumpDelay\n\t     Sets how long the pump waits.'],
    [1, '\t     It is 0 by default.'],
  ]);
});

test('what is asked of two names, or beside a name, has other passages too', async () => {
  const other = asText(1, 'A frosty PumpDelay is set by hand.');
  expect((await quotes('Why is PumpDelay frosty?', other, asText(2, MANUAL))).map(([n]) => n)).toEqual([2, 1]);
});

test.each([
  ['a sentence that begins with a name', 'PumpDelay is what the pump\n    waits for.\n\nThe pump is old.'],
  ['a line within a paragraph', 'Pumps wait for\nPumpDelay\n    seconds.\n\nThe pump is old.'],
  ['a name among others', 'See PumpDelay.\n\nPumpValve\n    Opens at PumpDelay.'],
  ['rows', 'PumpDelay    0    seconds\nPumpValve    1    bar\n\nThe pump is old.'],
])('%s is no entry', async (_, text) => {
  expect(await quotes('What does PumpDelay do?', asText(1, text))).toEqual([[1, text]]);
});

test('a question of several words is about no single entry', async () => {
  const text = 'A pump waits.\n\npump\n    Moves water.';
  expect(await quotes('Which pump moves cold water?', asText(1, text))).toEqual([[1, text]]);
});

const OTHERS: readonly (readonly [question: string, entry: string, other: string])[] = [
  [
    'How does authentication work?',
    'Authentication\n    Tokens\n    Passwords',
    'Authentication works by a token that each call brings.',
  ],
  [
    'How does authentication work?',
    'Authentication\n    Checks who is calling at the gate.',
    'Authentication works by a token that each call brings.',
  ],
  ['What is the default timeout?', 'Timeout\n    See below.', 'The default timeout is 30 seconds.'],
  [
    'What is the default timeout?',
    'Timeout\n    How long a call may wait at all.',
    'The default timeout is 30 seconds.',
  ],
  ['What are webhooks?', 'Webhooks\n    docs/webhooks.md', 'Webhooks are calls to a server of yours.'],
  ['Installation', 'Installation\n    npm ci\n    npm run build', 'For the installation, run make install.'],
  ['Installation', 'Installation\n    First, npm ci fetches all of it.', 'For the installation, run make install.'],
  ['Who is on-call?', 'On-call\n    Answers the phone.', 'Anna is on-call.'],
  ['Who is on-call?', 'On-call\n    Answers the phone by day and night.', 'Anna is on-call.'],
  ['What is in package.json?', 'package.json\n    Is read by npm.', 'In package.json there are scripts.'],
  ['Who owns example.com?', 'example.com\n    Is where the pumps are sold.', 'Tove owns example.com.'],
  ['Who is on GitHub?', 'GitHub\n    Has the code of the pumps.', 'Tove is on GitHub.'],
  ['What is the default of delay?', 'delay\n    The default is off at night.', 'The default of delay is 3 by day.'],
  ['How do I use maxSize?', 'maxSize\n    Limits the pool of pumps.', 'Use maxSize beside a pool.'],
];

test.each(OTHERS)('what an entry does not tell is told beside it: %s %j', async (question, entry, other) => {
  const whole = await quotes(question, asText(1, `${other}\n\n${entry}`));
  expect(whole).toEqual([[1, `${other}\n\n${entry}`]]);
  const apart = await quotes(question, asText(1, other), asText(2, entry));
  expect(new Set(apart.map(([n]) => n))).toEqual(new Set([1, 2]));
});

test.each([
  ['How does authentication work?', 'Authentication\n    Checks who is calling at the gate.'],
  ['What are webhooks?', 'Webhooks\n    docs/webhooks.md'],
  ['What are webhooks?', 'Webhooks\n    See the page about webhooks.'],
  ['What are webhooks?', 'Webhooks\n    Our calls.'],
  ['What are webhooks?', 'Webhooks\n    Calls to a server'],
  ['Who is on-call?', 'On-call\n    Answers the phone by day and night.'],
])('an entry of a plain word leads only where it tells what is asked: %s %j', async (question, entry) => {
  const apart = await quotes(
    question,
    asText(1, OTHERS.find(([asked]) => asked === question)?.[2] ?? ''),
    asText(2, entry),
  );
  expect(apart.map(([n]) => n)).toEqual([1, 2]);
});

test('an entry of a plain word that tells what is asked leads', async () => {
  const other = asText(1, 'Our webhooks are old.');
  const entry = asText(2, 'Webhooks\n    Are calls to a server of yours.');
  expect((await quotes('What are webhooks?', other, entry)).map(([n]) => n)).toEqual([2, 1]);
});
