import { expect, it } from 'vitest';
import type { CitedPlace } from '../../../shared/domain/passage';
import { checkQuotes } from './check-quotes';

const place = (path: string, lines: [number, number]): CitedPlace => ({
  sourceKey: 'a'.repeat(64),
  sourceName: 'demo',
  commit: null,
  path,
  lines,
  blob: path,
});

/** How the quotes of an answer that cites one file as [1] stand, without what names them. */
async function check(answer: string, cited: CitedPlace, file: string) {
  const ground = { places: new Map([[1, cited]]), shown: new Map(), given: [], grounding: 'own' as const };
  const checked = await checkQuotes([answer], ground, async () => file);
  return checked.map(({ text: _text, n: _n, ns: _ns, ...said }) => said);
}

it('a quote that stands elsewhere than its number leads says on which lines, with a number of its own or without', async () => {
  const file = 'The heron is grey.\n\nThe gull is white.\n\nThe tern is small.\n';
  const answer = '> The gull is white. [1]\n\n> The tern … small.\n\n> The heron is grey. [1]';
  expect(await check(answer, place('a.md', [1, 1]), file)).toEqual([
    { isVerbatim: true, lines: [3, 3] },
    { isVerbatim: true },
    { isVerbatim: true, isPart: true, lines: [5, 5] },
  ]);
});

it('a part of a sentence that denies says so', async () => {
  const answer = '> open it in the rain. [1]\n\nIt says “open it in the rain” [1].';
  expect(await check(answer, place('a.md', [1, 1]), 'You must not open it in the rain.')).toEqual([
    { isVerbatim: true, isPart: true },
    { isVerbatim: true, isPart: true },
  ]);
});

const CODE = `def open():
    """Opens the dome
    by day."""
    if armed:
        warn()
    launch()
    # never call this
    wipe()
`;

it.each([
  ['> if armed:\n>     warn()\n> launch()', true],
  ['>     if armed:\n>         warn()\n>     launch()', true],
  ['> if armed:\n>     warn()\n>     launch()', false],
  ['> if armed:\n> warn()\n> launch()', false],
  ['> if armed: warn()', false],
  ['> # never call this wipe()', false],
  ['> launch() # never call this\n> wipe()', false],
  ['It is `launch() # never call this`', false],
  ['> # never call this\n> wipe()', true],
  // The words of a comment may be wrapped anywhere.
  ['> Opens the dome by\n> day.', true],
  ['It says “Opens the dome by day.”', true],
])(
  'code in a blockquote keeps its lines and how far they are set in, as it does in a listing: %j',
  async (quote, isVerbatim) => {
    expect(await check(`${quote} [1]`, place('a.py', [1, 9]), CODE)).toEqual([{ isVerbatim }]);
  },
);
