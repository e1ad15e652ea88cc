import { expect, it } from 'vitest';
import { draftCopies } from './draft-copies';

const SESSION = '0193b0de-0000-7000-8000-000000000001';
const OTHER = '0193b0de-0000-7000-8000-000000000002';
const { leftOf, wholes } = draftCopies([
  { messageId: 'm', sessionId: SESSION, texts: ['My **PIN** is quax7.\nAsk Otto for `the other one`, who knows.'] },
]);

it.each([
  ['> My **PIN** is quax7.\n> Ask Otto for `the other one`, who knows.', true],
  ['> My PIN is quax7.', true],
  ['> quax7', true],
  ['> the other one', true],
  ['> is', false],
  ['> My PIN is lost.', false],
])('%j in a draft of its session is a quote of it: %j', (block, is) => {
  expect(leftOf(block, `draft:${SESSION}`)).toBe(is ? '' : block);
});

it('elsewhere what is short is no quote of it, and what says enough is', () => {
  const blocks = ['> quax7', '> Ask Otto for `the other one`, who knows.'];
  expect(blocks.map((block) => leftOf(block, `draft:${OTHER}`))).toEqual(['> quax7', '']);
});

const TOLD = 'Ask Otto for `the other one`, who knows.';

it.each([
  [`> You said on 1 May 2026:\n>\n> > ${TOLD}\n>\n> So?`, '> You said on 1 May 2026:\n>\n> > Forgotten\n>\n> So?'],
  [`> Sure. ${TOLD} Anything else?`, '> Sure. Forgotten. Anything else?'],
  [`> - Tea\n> - ${TOLD}`, '> - Tea\n> - Forgotten'],
  [`> | Who | Otto |\n> |---|---|\n> | So | ${TOLD} |`, '> | Who | Otto |\n> |---|---|\n> | So | Forgotten |'],
  [`> You said: “${TOLD}” I know.`, '> You said: “Forgotten” I know.'],
  ['> > … for `the other one`, who …\n>\n> So?', '> > Forgotten\n>\n> So?'],
])('of an answer that quotes it and was quoted, the rest stays: %j', (block, left) => {
  expect(leftOf(block, `draft:${OTHER}`)).toBe(left);
});

it('where nothing is kept it goes as it was put there: as itself, and as a quote of the whole', () => {
  expect(wholes).toEqual(
    [
      'My **PIN** is quax7.\nAsk Otto for `the other one`, who knows.',
      '> My **PIN** is quax7.\n> Ask Otto for `the other one`, who knows.',
    ].map((block) => ({ block, left: '' })),
  );
});

it('what anybody may type goes from the box of its own session alone', () => {
  const copies = draftCopies([{ messageId: 'm', sessionId: SESSION, texts: ['yes'] }]);
  const lefts = [SESSION, OTHER].map((session) => copies.leftOf('> yes', `draft:${session}`));
  expect([copies.wholes, lefts]).toEqual([
    ['yes', '> yes'].map((block) => ({ key: `draft:${SESSION}`, block, left: '' })),
    ['', '> yes'],
  ]);
});
