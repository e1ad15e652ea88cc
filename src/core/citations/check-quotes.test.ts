import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import type { CitedPlace } from '../../shared/domain/passage';
import { writeAnswer } from '../models/reader/write-answer';
import { checkQuotes } from './check-quotes';

const HANDBOOK = resolve(import.meta.dirname, '../../../resources/handbook');

const place = (path: string, lines: [number, number], blob = path): CitedPlace => ({
  sourceKey: 'a'.repeat(64),
  sourceName: 'demo',
  commit: null,
  path,
  lines,
  blob,
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
  expect(await checkQuotes(answer, places, async (blob) => files[blob] ?? null)).toEqual([
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
    'a.md': 'You should never start the pump from inside.',
    'b.md': 'You should … start the pump.',
  };
  const answer = ['> You should … start the pump [1]', '> You should … start the pump [1][2]'];
  expect(await checkQuotes(answer, places, async (blob) => files[blob] ?? null)).toEqual([
    { text: 'You should … start the pump', n: 1, ns: [1], isVerbatim: true, hasOmissions: true },
    { text: 'You should … start the pump', n: 2, ns: [1, 2], isVerbatim: true },
  ]);
});

it('hundreds of quotes are checked, thousands are not', async () => {
  const places = new Map([[1, place('a.md', [1, 1])]]);
  const checked = await checkQuotes(['> It turns. [1]\n\n'.repeat(2_000)], places, async () => 'It turns.');
  expect(checked.map(({ isVerbatim }) => isVerbatim)).toEqual(Array.from({ length: 500 }, () => true));
});

it('values and names in code are checked beside their citation; the path that is cited is no claim', async () => {
  const places = new Map([[1, place('src/pump.ts', [1, 1])]]);
  const answer = ['It takes "10 seconds" [1], then `pump.stop()` [1], in `pump.ts:3` [1] or `tank.ts` [1].'];
  const checked = await checkQuotes(answer, places, async () => 'wait(20); // 20 seconds\npump.start();');
  expect(checked.map(({ text, isVerbatim }) => [text, isVerbatim])).toEqual([
    ['10 seconds', false],
    ['pump.stop()', false],
    ['pump.ts:3', true],
    ['tank.ts', false],
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
      const { text } = writeAnswer(
        { question: trail.join(), attached: [], searches: [search], earlierPassages: [], saidBefore: [] },
        [],
      );
      const quotes = await checkQuotes([text], new Map([[1, cited]]), async () => lines.join('\n'));
      count += quotes.length;
      wrong.push(...quotes.filter((quote) => quote.isVerbatim !== true).map((quote) => quote.text));
    }
  }
  expect(count).toBeGreaterThan(20);
  expect(wrong).toEqual([]);
});
