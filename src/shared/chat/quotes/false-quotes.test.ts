import { expect, it } from 'vitest';
import { falseQuotes } from './false-quotes';

it('says of each false quote what is wrong with it, and nothing of the others', () => {
  const quotes = [
    { text: 'It opens\nnever.', n: 1, ns: [1], isVerbatim: false },
    { text: 'It opens.', n: 1, ns: [1], isVerbatim: true },
    { text: 'It sings.', n: 0, ns: [], isVerbatim: false },
    { text: 'I asked.', n: 0, ns: [], isVerbatim: null, isGiven: true as const },
    { text: 'open it', n: 1, ns: [1], isVerbatim: true, isPart: true as const },
  ];
  expect(falseQuotes(quotes)).toEqual([
    'Not word for word in the source of [1]: It opens never.',
    'Not found in the sources: It sings.',
    'Only a part, what stands around it may turn its sense: open it',
  ]);
});
