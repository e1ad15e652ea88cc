import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import type { CitedPlace, Passage } from '../../../shared/domain/passage';
import { writeAnswer } from '../../models/reader/write-answer';
import { checkQuotes } from './check-quotes';

const HANDBOOK = resolve(import.meta.dirname, '../../../../resources/handbook');

const place = (path: string, lines: [number, number], blob = path): CitedPlace => ({
  sourceKey: 'a'.repeat(64),
  sourceName: 'demo',
  commit: null,
  path,
  lines,
  blob,
});

type Ground = Parameters<typeof checkQuotes>[1];
/** What an answer comes from: the places it cites, and what a test adds. */
const comingFrom = (places: ReadonlyMap<number, CitedPlace>, more: Partial<Ground> = {}): Ground => ({
  places,
  shown: new Map(),
  given: [],
  grounding: 'own',
  ...more,
});

it('a quote is looked for in each file it cites; of one that cannot be read nothing is claimed', async () => {
  const places = new Map([
    [1, place('a.md', [1, 1])],
    [2, place('b.md', [1, 1])],
    [3, place('gone.md', [1, 1])],
  ]);
  const files: Readonly<Record<string, string>> = { 'a.md': 'The heron is grey.', 'b.md': 'The gull is white.' };
  const answer = [
    '> The gull is white. [1][2]\n\n> The gull is grey. [1][2]',
    '> The gull is white. [3][2]\n\n> The gull is tall. [3][2]',
  ];
  expect(await checkQuotes(answer, comingFrom(places), async (blob) => files[blob] ?? null)).toEqual([
    { text: 'The gull is white.', n: 2, ns: [1, 2], isVerbatim: true },
    { text: 'The gull is grey.', n: 1, ns: [1, 2], isVerbatim: false },
    { text: 'The gull is white.', n: 2, ns: [3, 2], isVerbatim: true },
    { text: 'The gull is tall.', n: 3, ns: [3, 2], isVerbatim: null },
  ]);
});

it('a quote that leaves something out says so; one place that has it without a gap is better', async () => {
  const places = new Map([
    [1, place('a.md', [1, 1])],
    [2, place('b.md', [1, 1])],
  ]);
  const files: Readonly<Record<string, string>> = {
    'a.md': 'You should always start the pump.',
    'b.md': 'You should … start the pump.',
  };
  const answer = ['> You should … start the pump [1]', '> You should … start the pump [1][2]'];
  expect(await checkQuotes(answer, comingFrom(places), async (blob) => files[blob] ?? null)).toEqual([
    { text: 'You should … start the pump', n: 1, ns: [1], isVerbatim: true, isPart: true },
    { text: 'You should … start the pump', n: 2, ns: [1, 2], isVerbatim: true },
  ]);
});

it('a last line that begins with a dash is left out only where it names what is cited; all else is checked', async () => {
  const opens = 'The dome opens below 40 km/h.';
  const lies = [
    `> ${opens}\n> — but above 60 km/h you may open it by hand. [1]`,
    `> ${opens}\n>\n> -- and never closes [1]`,
    `> ${opens} [1]\n>\n> – docs/other.md, approved by the safety board in 2026`,
    `> ${opens}\n> — the guide [2]\n>\n> — from docs/dome.md, unless it rains [1]`,
  ];
  const names = [
    'docs/dome.md, lines 3–5',
    'the *Dome* guide',
    'demo',
    'Opening times, in dome.md:12',
    'See the docs',
    'demo at abcdef0123',
  ];
  const honest = names.map((name) => `> “${opens}”\n>\n> — ${name} [1]`);
  const dome = { ...place('docs/dome.md', [1, 1]), commit: 'abcdef0123456789' };
  const ground = comingFrom(new Map([[1, dome]]), {
    shown: new Map([[1, { ...dome, n: 1, trail: ['Opening times'], text: opens }]]),
  });
  const verdictsOf = async (answer: readonly string[]) =>
    (await checkQuotes(answer, ground, async () => opens)).map(({ isVerbatim }) => isVerbatim);
  expect([await verdictsOf(lies), await verdictsOf(honest)]).toEqual([lies.map(() => false), honest.map(() => true)]);
});

it('a quote whose number is none is looked for in what the answer has, and told only where it stands', async () => {
  const ground = comingFrom(new Map([[1, place('a.md', [1, 1])]]), {
    shown: new Map([passage(4, 'The tern is small and quick.')]),
  });
  const answer =
    '> The heron is grey. [99]\n\nIt says "The tern is small" [98].\n\n> The gull is white. [99]\n\n`heron` [99]';
  expect(await checkQuotes([answer], ground, async () => 'The heron is grey.')).toEqual([
    { text: 'The heron is grey. [99]', n: 1, ns: [], isVerbatim: true },
    { text: 'The tern is small', n: 4, ns: [], isVerbatim: true, isPart: true },
  ]);
});

it('an example of the answer’s own is told only where it stands', async () => {
  const places = new Map([[1, place('a.ts', [1, 1])]]);
  const listing = (code: string) => `Here is an example [1]:\n\n\`\`\`ts\n${code}\n\`\`\``;
  const answer = [listing('open(12);'), listing('shut(12);'), listing('shut(13);').replace('an example', 'the code')];
  expect(await checkQuotes(answer, comingFrom(places), async () => 'open(12);')).toEqual([
    { text: 'open(12);', n: 1, ns: [1], isVerbatim: true },
    { text: 'shut(13);', n: 1, ns: [1], isVerbatim: false },
  ]);
});

it('hundreds of quotes are checked, thousands are not', async () => {
  const places = new Map([[1, place('a.md', [1, 1])]]);
  const checked = await checkQuotes(['> It turns. [1]\n\n'.repeat(2_000)], comingFrom(places), async () => 'It turns.');
  expect(checked.map(({ isVerbatim }) => isVerbatim)).toEqual(Array.from({ length: 500 }, () => true));
});

const passage = (n: number, text: string, trail: string[] = []): [number, Passage] => [
  n,
  { ...place(`p${n}.md`, [1, 9]), n, trail, text },
];

it('what cites nothing is looked for in all that the answer cites and in every passage that the model saw', async () => {
  const ground = comingFrom(new Map([[1, place('a.md', [1, 1])]]), {
    shown: new Map([
      passage(1, 'Not the whole file.'),
      passage(4, 'The tern is **small** and quick.', ['Terns of the rocky coast']),
    ]),
  });
  const answer = [
    '[1] has it.\n\n> The heron is grey.\n\n> The tern is small and quick.\n\n> The tern … quick.\n\n> The tern is tall.',
    'See “Terns of the rocky coast”, it says "the heron is grey and tall".\n\nAnd "the tern is small and quick" as well.',
  ];
  const checked = await checkQuotes(answer, ground, async () => 'The heron is grey.');
  expect(checked).toEqual([
    { text: 'The heron is grey.', n: 1, ns: [], isVerbatim: true },
    { text: 'The tern is small and quick.', n: 4, ns: [], isVerbatim: true },
    { text: 'The tern … quick.', n: 4, ns: [], isVerbatim: true, isPart: true },
    { text: 'The tern is tall.', n: 0, ns: [], isVerbatim: false },
    { text: 'Terns of the rocky coast', n: 4, ns: [], isVerbatim: true },
    { text: 'the heron is grey and tall', n: 0, ns: [], isVerbatim: false },
    // The same words, not written so: there is a passage to compare with.
    { text: 'the tern is small and quick', n: 4, ns: [], isVerbatim: false },
  ]);
});

it('what cites nothing is not denied while a cited file cannot be read, and found where its passage was seen', async () => {
  const ground = comingFrom(new Map([[1, place('gone.md', [1, 1])]]), {
    shown: new Map([passage(1, 'The heron is grey.')]),
  });
  expect(await checkQuotes(['> The heron is grey.\n\n> The heron is tall.'], ground, async () => null)).toEqual([
    { text: 'The heron is grey.', n: 1, ns: [], isVerbatim: true },
    { text: 'The heron is tall.', n: 0, ns: [], isVerbatim: null },
  ]);
});

it('what only shares a paragraph with a citation may be from elsewhere; what cites it itself may not', async () => {
  const ground = comingFrom(new Map([[1, place('a.md', [1, 1])]]), {
    shown: new Map([passage(4, 'The tern is small and quick.')]),
    given: ['I think the heron is so very tall.'],
  });
  const answer = [
    'It says "The tern is small and quick", and more. The heron is grey [1]. You said "the heron is so very tall".',
    '"The tern is small and quick" [1] and "the heron is so very tall" [1]',
  ];
  const checked = await checkQuotes(answer, ground, async () => 'The heron is grey.');
  expect(checked.map(({ n, isVerbatim, isGiven = false }) => [n, isVerbatim, isGiven])).toEqual([
    [4, true, false],
    [0, null, true],
    [1, false, false],
    [1, false, false],
  ]);
});

it('what the user said, and memory or a file that went along, is no claim about a source', async () => {
  const given = ['How do I turn the brass key, and when?', 'The pump *runs* at noon; the valve stays closed.'];
  const answer = [
    '> how do I turn the brass key\n\n> The pump runs at noon … stays closed\n\n> The pump runs at dusk',
    'You asked “How do I turn the brass key, and when”.',
  ];
  const checked = await checkQuotes(answer, comingFrom(new Map(), { given }), async () => null);
  expect(checked.map(({ text, isVerbatim, isGiven = false }) => [text, isVerbatim, isGiven])).toEqual([
    ['how do I turn the brass key', null, true],
    ['The pump runs at noon … stays closed', null, true],
    ['The pump runs at dusk', false, false],
    ['How do I turn the brass key, and when', null, true],
  ]);
});

it('an answer that comes from no passage quotes what it likes', async () => {
  const ground = comingFrom(new Map(), { grounding: 'none' });
  expect(await checkQuotes(['> To be, or not to be.'], ground, async () => null)).toEqual([]);
});

it('no more is looked through than can be in time: what names its source comes first, the rest stays unchecked', async () => {
  const places = new Map(Array.from({ length: 10 }, (_, at) => [at + 1, place(`${at}.md`, [1, 1])]));
  const answer = `${'> It turns.\n\n'.repeat(400)}> It stops. [1]`;
  const checked = await checkQuotes([answer], comingFrom(places), async () => 'x'.repeat(1_000_000));
  expect(checked.map(({ text }) => text)).toEqual(['It stops.', ...Array.from({ length: 4 }, () => 'It turns.')]);
});

it('a footnote with a number stands in a quote as it does in its source', async () => {
  const source = 'It holds in any wind.[^1] Use 5 mg.\n\n[^1]: Not in storms.\n\nNever run it.';
  const places = new Map([[1, place('a.md', [1, 5])]]);
  const quoted = source.split('\n').map((line) => `> ${line}`);
  const checked = await checkQuotes([`${quoted.join('\n')} [1]`], comingFrom(places), async () => source);
  expect(checked.map(({ isVerbatim, isPart }) => [isVerbatim, isPart])).toEqual([[true, undefined]]);
});

it('what seems a path with its lines, or the label of a listing, takes time by its length alone', async () => {
  const places = new Map([[1, place('a.md', [1, 1])]]);
  const [lines, dots] = [':1'.repeat(90_000), '.'.repeat(180_000)];
  const answers = [`\`a${lines}x\` [1]`, `Text.\n\n\`\`\`md title="${dots}x"\nIt turns.\n\`\`\``];
  const checked = await checkQuotes(answers, comingFrom(places), async () => 'It turns.');
  expect(checked.map(({ isVerbatim }) => isVerbatim)).toEqual([false]);
});

it('values and names in code are checked beside their citation; the path that is cited is no claim', async () => {
  const places = new Map([[1, place('src/pump.ts', [1, 1])]]);
  const answer = ['It takes "10 seconds" [1], then `pump.stop()` [1], in `pump.ts:3` [1] or `tank.ts` [1].'];
  const checked = await checkQuotes(answer, comingFrom(places), async () => 'wait(20); // 20 seconds\npump.start();');
  expect(checked.map(({ text, isVerbatim }) => [text, isVerbatim])).toEqual([
    ['10 seconds', false],
    ['pump.stop()', false],
    ['pump.ts:3', true],
    ['tank.ts', false],
  ]);
});

it('a function may be named as a call without what it is called with', async () => {
  const places = new Map([[1, place('pump.ts', [1, 1])]]);
  const answer = ['`start()` [1], `pump.start()` [1], `stop()` [1], `art()` [1], `start(2)` [1]'];
  const checked = await checkQuotes(answer, comingFrom(places), async () => 'pump.start(1);');
  expect(checked.map(({ isVerbatim }) => isVerbatim)).toEqual([true, true, false, false, false]);
});

it('a name in code beside its citation need only occur in the file, in whole or in part, or in its path', async () => {
  const places = new Map([[1, place('src/pump.ts', [1, 1])]]);
  const answer = ['It is `useEffect` [1], `Effect` [1], `pump` [1], not `useEffekt` [1] nor `useeffect` [1].'];
  const checked = await checkQuotes(answer, comingFrom(places), async () => 'useEffect(() => {}, []);');
  expect(checked.map(({ text, isVerbatim }) => [text, isVerbatim])).toEqual([
    ['useEffect', true],
    ['Effect', true],
    ['pump', true],
    ['useEffekt', false],
    ['useeffect', false],
  ]);
});

it('whatever the Reader quotes of the handbook is word for word', async () => {
  let count = 0;
  const wrong: string[] = [];
  for (const path of await readdir(HANDBOOK)) {
    const lines = (await readFile(join(HANDBOOK, path), 'utf8')).split('\n');
    const starts = lines.flatMap((line, at) => (/^##? /.test(line) ? [at] : []));
    for (const [at, from] of starts.entries()) {
      const to = starts[at + 1] ?? lines.length;
      const trail = [(lines[from] ?? '').replace(/^#+ /, '')];
      const cited = place(path, [from + 1, to]);
      const passages = [{ ...cited, n: 1, trail, text: lines.slice(from, to).join('\n') }];
      const search = { type: 'found' as const, output: { passages, searched: [] } };
      const { text } = writeAnswer({ question: trail.join(), attached: [], searches: [search], saidBefore: [] }, []);
      const quotes = await checkQuotes([text], comingFrom(new Map([[1, cited]])), async () => lines.join('\n'));
      count += quotes.length;
      wrong.push(...quotes.filter((quote) => quote.isVerbatim !== true).map((quote) => quote.text));
    }
  }
  expect(count).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
});
