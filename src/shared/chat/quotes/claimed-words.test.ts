import { expect, test } from 'vitest';
import { findQuotes } from './find-quotes';

const WORDS = 'turn the brass key twice';
const found = (answer: string) =>
  findQuotes(answer, (n) => n === 1, 'own').map(({ text, ns, introducedBy }) => [text, [...ns], introducedBy]);

test.each([
  `The docs say: ${WORDS} [1]`,
  `The docs say: ${WORDS}. And I find that odd. [1]`,
  `The docs [1] say: ${WORDS}`,
  `[1] says: ${WORDS}.`,
  `As the guide puts it: ${WORDS} [1].`,
  `- The manual states verbatim: ${WORDS} [1]`,
  `The file says, and I quote, ${WORDS} [1]`,
  `The docs say word for word that ${WORDS} [1].`,
  `According to [1]: ${WORDS}. So it is easy.`,
  `The docs say: **${WORDS}** [1]`,
  `<mark>and then you ${WORDS}</mark> [1]`,
  `==and then you ${WORDS}== [1]`,
  `<code>${WORDS}</code> [1]`,
  `<samp>${WORDS}</samp> [1]`,
])('a sentence is held to the source that is said to say it, whatever its marks: %j', (answer) => {
  expect(found(answer).map(([text, ns]) => [String(text).replace('and then you ', ''), ns])).toEqual([[WORDS, [1]]]);
});

test('where no number stands, it is held to what is named', () => {
  expect([`According to docs/dome.md: ${WORDS}`, `docs/dome.md:3: ${WORDS}`].map(found)).toEqual([
    [[WORDS, [], 'docs/dome.md']],
    [[WORDS, [], 'docs/dome.md:3']],
  ]);
});

test.each([
  `The docs say that you ${WORDS} [1].`,
  `According to the docs, you ${WORDS} [1].`,
  `In short, the docs say: ${WORDS} [1].`,
  `You could say: ${WORDS} [1].`,
  `The docs say two things: ${WORDS}, and push [1].`,
  `The docs describe it: ${WORDS} [1].`,
  `In short: ${WORDS} [1].`,
  `docs/dome.md: ${WORDS} [1]`,
  'The docs say: twice [1].',
  `The docs say so; note: ${WORDS} [1].`,
  `The <em>brass</em> key is turned twice, a == b == c [1].`,
  `It is copied word for word, so ${WORDS} [1].`,
])('a paraphrase claims no wording: %j', (answer) => {
  expect(found(answer)).toEqual([]);
});

test.each([
  ['The docs say it is “fully reversible” [1]', 'fully reversible'],
  ['The docs say “never opens” [1].', 'never opens'],
  ['In the words of the docs: “always reversible” [1]', 'always reversible'],
  ['It is slow, and the guide calls it "slow" [1].', 'slow'],
  ['The guide says that deleting it is “reversible,” [1] so do it.', 'reversible'],
  ['[1] describes it as “safe” [1].', 'safe'],
  ['Die Anleitung nennt es „sicher“ [1].', 'sicher'],
])('a word or two are held to the source that a clause says they are of: %j', (answer, words) => {
  expect(found(answer)).toEqual([[words, [1], null]]);
});

test.each([
  'Turn the “brass key” [1].',
  'The docs say that the “brass key” [1] is turned.',
  'The docs do not say “never opens” [1].',
  'The docs say nothing of “brass keys” [1].',
  'You could call it “slow” [1].',
  'In short, the docs say it is “slow” [1].',
  'The docs call it “slow”, which is so for all that is turned by hand [1].',
  'The docs say “never opens”.',
])('a word or two that no clause presents, or no number follows, are only set apart: %j', (answer) => {
  expect(found(answer)).toEqual([]);
});

test('what many clauses present takes no longer than they are long', () => {
  expect(found('The docs say: turn the key\n'.repeat(5_000)).length).toBeLessThan(50);
});
