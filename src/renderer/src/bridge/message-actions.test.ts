import { expect, it } from 'vitest';
import { copiedText } from './message-actions';

it('an answer is copied with what is said of its false quotes', () => {
  const text = { type: 'text' as const, text: '> It opens never. [1]' };
  const quotes = {
    type: 'data-quotes' as const,
    data: [{ text: 'It opens never.', n: 1, ns: [1], isVerbatim: false }],
  };
  expect([copiedText({ parts: [text, quotes] }), copiedText({ parts: [text] })]).toEqual([
    '> It opens never. [1]\n\nNot word for word in the source of [1]: It opens never.',
    '> It opens never. [1]',
  ]);
});
