import { expect, test } from 'vitest';
import { english } from './english';
import { german } from './german';

type Sentences = ReadonlyMap<string, string>;

/** Every sentence by the names that lead to it. */
function sentencesOf(text: unknown, path = ''): Sentences {
  if (typeof text === 'string') return new Map([[path, text]]);
  const parts = Object.entries(text as Readonly<Record<string, unknown>>);
  return new Map(parts.flatMap(([name, inner]) => [...sentencesOf(inner, path === '' ? name : `${path}.${name}`)]));
}

const [inEnglish, inGerman] = [sentencesOf(english), sentencesOf(german)];
const valuesOf = (sentence = ''): readonly string[] => [...new Set(sentence.match(/\{\w+\}/g))].toSorted();

/** Names of things, forms without words, words that both languages have, letters that are keys, and what scripts read. */
const SAME = [
  /^shell\.(?:name|ready)$/,
  /^models\.(?:reader|ollama)$/,
  /^connect\.(?:kinds\.(?:openai|anthropic|google)|addressExample)$/,
  /^addSource\.(?:addressExample|name|optional)$/,
  /^sources\.(?:name|askingFor|skippedCount)$/,
  /^settings\.(?:system|languages\..*|contrasts\.(?:system|normal)|spaceGigabytes|version)$/,
  /^(?:tools\.(?:searchedIn|awaited)|reader\.titleOfSource)$/,
  /^transfer\.(?:format|jsonFiles|markdownFiles|htmlFiles)$/,
  /^(?:citation\.commit|profile\.version|embedder\.names\.bge-small|message\.versionOf|search\.filters)$/,
  /^keys\.(?:Escape|Alt|Meta|Arrow.*)$/,
  /\.\w+Key$/,
  /^(?:activity\.percent|context\.noteShort)$/,
];

test('German has every sentence of English, and no other', () => {
  expect([...inGerman.keys()].toSorted()).toEqual([...inEnglish.keys()].toSorted());
});

test('a German sentence names the values that the English one names', () => {
  const others = [...inEnglish].filter(
    ([name, sentence]) => valuesOf(sentence).join() !== valuesOf(inGerman.get(name)).join(),
  );
  expect(others).toEqual([]);
});

test('nothing is left in English but what is the same in both', () => {
  const same = [...inEnglish].filter(([name, sentence]) => inGerman.get(name) === sentence).map(([name]) => name);
  expect(same.filter((name) => !SAME.some((pattern) => pattern.test(name)))).toEqual([]);
  const unused = SAME.filter((pattern) => !same.some((name) => pattern.test(name)));
  expect(unused).toEqual([]);
});

test('German sentences say something, in German quotation marks, and end as the English ones do', () => {
  const endOf = (sentence: string): string => /(?:[.?:…]|\))?$/.exec(sentence)?.[0] ?? '';
  const odd = [...inGerman].filter(([name, sentence]) => {
    const isQuoted = sentence.replaceAll(/„[^„“]*“/g, '');
    const ends = endOf(sentence) === endOf(inEnglish.get(name) ?? '');
    return sentence.trim() === '' || /[„“”]/.test(isQuoted) || !ends;
  });
  expect(odd).toEqual([]);
});

test.each([
  [english, /\. Ask again in a while\.$/],
  [german, /\. Bitte nach einer Weile noch einmal fragen\.$/],
])('what could not be recalled for now is said together with what helps', ({ errors, reader }, help) => {
  const sentences = [
    errors['memory.recallSkipped'],
    errors['memory.partlyIndexed'],
    errors['memory.partlyByWords'],
    reader.recallFailed,
    reader.recallIndexing,
  ];
  expect(sentences.filter((sentence) => !help.test(sentence))).toEqual([]);
});
