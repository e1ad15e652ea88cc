import { expect, it } from 'vitest';
import { cutFailure, errorWithoutWords } from './cut-failure';

const TOLD = 'My safe code is 8817-Zyxomir and the key\nlies under the "Quandellian" vase in Hornbeck.';
const REPEATS = [
  `Refused: “${TOLD}”`,
  `Invalid: ${JSON.stringify(JSON.stringify({ text: TOLD }))}`,
  'Too long: …ode is 8817-Zyxomir and the k…',
  'GET /?q=My%20safe%20code%20is%208817 failed',
  'Refused: My&nbsp;safe&nbsp;code&nbsp;is',
  'Refused: \\u004dy safe code\\nis 8817',
];

it.each(REPEATS)('a failure that repeats what was sent says nothing of it any more: %s', (sentence) => {
  expect(cutFailure(sentence, [TOLD])).toBe('Forgotten');
});

it.each(['The key is not valid.', 'My safe code was refused.', 'No such model: hello'])('%s stays', (sentence) => {
  expect(cutFailure(sentence, [TOLD, 'No', 'hello', ''])).toBe(sentence);
});

it.each([
  ['Refused: 我的猫叫小黑她三岁了', '我的猫叫小黑，她三岁了。'],
  ['Refused: pin: QUAX-7171', 'PIN: quax-7171'],
])('%s repeats %s', (sentence, told) => {
  expect(cutFailure(sentence, [told])).toBe('Forgotten');
});

it('of the values of a failure only those go that repeat it', () => {
  const error = { code: 'model.refused', params: { host: 'localhost', status: 400, said: TOLD } };
  expect([errorWithoutWords(error, [TOLD]), errorWithoutWords(error, ['Something else.'])]).toEqual([
    { ...error, params: { ...error.params, said: 'Forgotten' } },
    null,
  ]);
});
