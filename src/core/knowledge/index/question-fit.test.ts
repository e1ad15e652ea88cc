import { expect, test } from 'vitest';
import type { AskedWords } from './asked-words';
import { createQuestionFit } from './question-fit';
import { plainReading } from './question-reading';

/** Of a thousand passages; what is not given is nowhere. */
const asked = (own: Readonly<Record<string, number>>, kindred: Readonly<Record<string, number>> = {}): AskedWords => {
  const counted = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).map(([term, count]) => ({ term, count }));
  return {
    scope: null,
    passages: 1_000,
    own: counted(own),
    kindred: counted(kindred),
    isSentence: true,
    reading: plainReading,
  };
};
const passage = (text: string, trail: readonly string[] = []) => ({ trail, path: 'a.md', text });

test('all of the words is all of the question, and none of them is nothing', () => {
  const fit = createQuestionFit('How do herons fish?', asked({ herons: 9, fish: 9 }));
  expect([fit(passage('A heron fishes.'), 0.6), fit(passage('A gull.'), 0.6)]).toEqual([1, 0]);
});

test('of Japanese the words count, and not what stands between them', () => {
  const fit = createQuestionFit('ポンプの掃除はいつですか', asked({ ポン: 3, ンプ: 3, 掃除: 4 }));
  expect(fit(passage('ポンプは毎月一回掃除してください。'), null)).toBe(1);
  expect(fit(passage('いつですか。'), null)).toBe(0);
  const ofSakura = createQuestionFit('さくらの電話番号は何ですか', asked({ 電話: 3, 話番: 3, 番号: 4 }));
  expect(ofSakura(passage('田中の電話番号は123です。'), null)).toBeLessThan(0.5);
  expect(createQuestionFit('いつですか', asked({ いつ: 9 }))(passage('いつですか。'), null)).toBe(1);
});

test('a rare word is more of the question than a common one', () => {
  const fit = createQuestionFit('How do herons fish?', asked({ herons: 2, fish: 400 }));
  expect(fit(passage('A heron.'), 0.6)).toBeGreaterThan(0.7);
  expect(fit(passage('A fish.'), 0.6)).toBeLessThan(0.3);
});

test('a word that is nowhere is most of the question', () => {
  const there = createQuestionFit('How do herons fish?', asked({ herons: 2, fish: 2 }));
  const nowhere = createQuestionFit('How do herons fish?', asked({ fish: 2 }));
  expect(there(passage('A fish.'), 0.6)).toBe(0.5);
  expect(nowhere(passage('A fish.'), 0.6)).toBeLessThan(0.35);
});

test('a word that asks for a measure is there where a figure tells it beside the other words', () => {
  const fit = createQuestionFit('How high do herons nest?', asked({ herons: 3, nest: 9 }));
  const told = fit(passage('Herons nest at 5 metres.'), 0.6);
  const untold = fit(passage('Herons nest with 5 others.'), 0.6);
  const partly = fit(passage('A heron stood at 5 metres.'), 0.6);
  const other = fit(passage('Gulls fly at 5 metres.'), 0.6);
  expect([told, other]).toEqual([1, 0]);
  expect(untold).toBeLessThan(0.5);
  expect(partly).toBeGreaterThan(0.5);
  expect(partly).toBeLessThan(0.7);
});

test('a word is there in whichever spelling', () => {
  const fit = createQuestionFit('Which color do herons have?', asked({ color: 0, colour: 9, herons: 9 }));
  expect(fit(passage('A heron.'), 0.6)).toBe(0.5);
  expect(fit(passage('Its colour.'), 0.6)).toBe(0.5);
});

test('another word for the same thing is most of the word, and it is not nowhere then', () => {
  const fit = createQuestionFit('Where do I hide it?', asked({}, { redact: 3 }));
  expect([fit(passage('You redact it.'), 0.6), fit(passage('A heron.'), 0.6)]).toEqual([0.6, 0]);
  const two = (kindred: Readonly<Record<string, number>>) =>
    createQuestionFit('Where do I hide herons?', asked({ herons: 3 }, kindred))(passage('A heron.'), 0.6);
  expect(two({ redact: 3 })).toBeGreaterThan(two({ redact: 0 }));
});

test('the one word of a question has to stand in a heading or path to be all of it', () => {
  const fit = createQuestionFit('How are herons?', asked({ herons: 3 }));
  const inText = fit(passage('A heron by the way.'), 0.6);
  const below = fit(passage('It is grey.', ['Birds', 'Herons']), 0.6);
  const inPath = fit({ trail: [], path: 'birds/herons.md', text: 'It is grey.' }, 0.6);
  expect([inText, below, inPath]).toEqual([0.5, 1, 1]);
});

test('what is far in meaning fits less; where that is not known words alone tell', () => {
  const fit = createQuestionFit('How do herons fish?', asked({ herons: 9, fish: 9 }));
  const of = (meaning: number | null) => fit(passage('A heron fishes.'), meaning);
  expect([of(0), of(0.25), of(0.5), of(0.9), of(null)]).toEqual([0, 0.5, 1, 1, 1]);
});

test('nothing fits a question of words that say nothing', () => {
  expect(createQuestionFit('What is it?', asked({ what: 9, is: 9, it: 9 }))(passage('What it is.'), 0.9)).toBe(0);
});

test('parts of names and scripts without spaces are words too', () => {
  const fit = createQuestionFit('What effect do herons have?', asked({ effect: 9, herons: 9 }));
  expect(fit(passage('`useEffect` of herons'), 1)).toBe(1);
  expect(createQuestionFit('青鷺', asked({ 青鷺: 1 }))(passage('池の青鷺', ['青鷺']), 1)).toBe(1);
});

test('a section whose heading asks where or when the same is, speaks of most of the question', () => {
  const fit = createQuestionFit('Where do the herons nest this year?', asked({ herons: 400, nest: 2, year: 2 }));
  const rate = (heading: string) => fit(passage('In alders.', ['Birds', heading]), 0.6);
  expect([rate('Where are the herons?'), rate('What are herons?') < 0.5]).toEqual([0.8, true]);
});

test('the meaning of a question that is not in English tells nothing', () => {
  const german = { ...asked({ reiher: 9, fische: 9 }), reading: { ...plainReading, stem: (word: string) => word } };
  const fit = createQuestionFit('Fangen Reiher Fische?', german);
  expect(fit(passage('Reiher fangen Fische.'), 0.05)).toBe(1);
});

test('all of the words in one passage, one of them hardly anywhere else, are no chance, however far it is in meaning', () => {
  const of = (question: string, own: Readonly<Record<string, number>>, text: string): number =>
    createQuestionFit(question, asked(own))(passage(text), 0.1);
  const both = { herons: 2, mauve: 1 };
  expect(of('Are herons mauve?', both, 'A heron is mauve.')).toBe(1);
  expect(of('Are herons mauve?', both, 'A heron is grey.')).toBeLessThan(0.2);
  expect(of('mauve', { mauve: 1 }, 'By the way, it is mauve.')).toBe(1);
  expect(of('Are herons grey?', { herons: 200, grey: 300 }, 'A heron is grey.')).toBe(0.2);
});

test.each(['Herons', 'HERONS', 'the heron', 'Tell me about herons', 'Explain the herons'])(
  'a word that is looked for alone is there where it stands, however common and far in meaning: %s',
  (question) => {
    const fit = createQuestionFit(question, asked({ herons: 200, heron: 200 }));
    expect([fit(passage('A heron by the way.'), 0.1), fit(passage('A gull.'), 0.1)]).toEqual([0.5, 0]);
  },
);

test('a letter that is looked for alone is there in no text by that', () => {
  expect(createQuestionFit('-p', asked({ p: 300 }))(passage('A p by the way.'), 0.1)).toBe(0.1);
});

test('of two such words both have to be there', () => {
  const fit = createQuestionFit('grey herons', asked({ herons: 200, grey: 300 }));
  expect([fit(passage('A heron is grey.'), 0.1), fit(passage('A heron.'), 0.1) < 0.2]).toEqual([1, true]);
});

test('a name that is asked for is near where it stands, and told where it is written out, bold, declared or a heading', () => {
  const fit = createQuestionFit('What is HRN?', asked({ hrn: 90 }));
  const told = ['The Heron Reed Net (HRN) has nests.', 'Use **HRN** here.', 'class HRN:', 'HRN is a net.'];
  expect(['It holds HRN, too.', ...told].map((text) => fit(passage(text), 0.1))).toEqual([0.35, 1, 1, 1, 1]);
  expect(fit(passage('It has nests.', ['HRN']), 0.1)).toBe(1);
  expect(createQuestionFit('What is grey?', asked({ grey: 90 }))(passage('A grey heron.'), 0.1)).toBe(0.1);
});

test('many words in one passage are no chance either, though each is in others too', () => {
  const fit = createQuestionFit(
    'Do herons build nests in alders?',
    asked({ herons: 30, build: 30, nests: 30, alders: 30 }),
  );
  expect(fit(passage('A heron builds a nest in an alder.'), 0.1)).toBe(1);
  expect(fit(passage('A heron builds a nest in a reed.'), 0.1)).toBeLessThan(0.3);
});

test('an option counts as it is written, and its parts do not', () => {
  const fit = createQuestionFit('What does --wade-all do?', asked({ wade: 40 }), ['--wade-all']);
  const of = (text: string) => fit(passage(text), 0.1);
  expect([of('`--wade-all`: Into all ponds.'), of('Herons wade in all ponds.'), of('--wade-all-day')]).toEqual([
    1, 0, 0,
  ]);
  const beside = createQuestionFit('Do grey storks rest after --wade-all?', asked({}), ['--wade-all']);
  expect(beside(passage('`--wade-all`: Into all ponds.'), 0.1)).toBe(0.5);
});
