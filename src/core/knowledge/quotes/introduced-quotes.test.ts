import { expect, it } from 'vitest';
import type { CitedPlace } from '../../../shared/domain/passage';
import { checkQuotes } from './check-quotes';

const dome: CitedPlace = {
  sourceKey: 'a'.repeat(64),
  sourceName: 'astro',
  commit: null,
  path: 'docs/dome.md',
  lines: [1, 9],
  blob: 'b',
};
const verdictsOf = async (answer: string, grounding: 'own' | 'earlier' = 'own') => {
  const shown = new Map([[1, { ...dome, n: 1, trail: ['Opening times'], text: 'It opens by day.' }]]);
  const checked = await checkQuotes([answer], { places: new Map(), shown, given: [], grounding }, async () => null);
  return checked.map(({ isVerbatim }) => isVerbatim);
};
const listing = (lead: string, code = 'It opens never.') => `${lead}\n\n\`\`\`\n${code}\n\`\`\``;

it.each([
  listing('`docs/dome.md` says:'),
  listing('The file [dome.md](docs/dome.md) contains:'),
  listing('The old text `docs/dome.md` on domes says:'),
  listing('According to the Opening times:'),
  listing('From the astro documentation:'),
  'The guide states verbatim: **it opens never at all**',
  '> **Note:** It opens never, says the dome guide.',
])('what is presented as words of a source of the answer is looked for there: %j', async (answer) => {
  expect(await verdictsOf(answer)).toEqual([false]);
});

it('and found there', async () => {
  expect([await verdictsOf(listing('`docs/dome.md` says:', 'It opens by day.'))]).toEqual([[true]]);
});

it.each([
  listing('`config.md` says:'),
  listing('`docs/home.md` says:'),
  listing('The compiler says:'),
  listing('My friend writes:'),
  'Ada says: **it opens never at all**',
  '> **Note:** It opens never, says the astronomer.',
])('what is presented as the words of others is not: %j', async (answer) => {
  expect(await verdictsOf(answer)).toEqual([]);
});

it('after an answer from passages, only what names a source is held to it', async () => {
  const story = '“It opens never,” said the old man. “And it will not open for you,” says the wind.';
  const claims = 'The dome guide says “it opens never at all”.\n\n> It opens never.';
  expect([await verdictsOf(story, 'earlier'), await verdictsOf(claims, 'earlier')]).toEqual([[], [false, false]]);
});
