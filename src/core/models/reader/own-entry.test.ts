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
