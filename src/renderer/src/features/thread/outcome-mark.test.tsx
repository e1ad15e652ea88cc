import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { MessageMetadata } from '../../../../shared/chat/message';
import { wording } from '../../../../shared/text/wording';
import { OutcomeMark } from './outcome-mark';

const drawn = (ending: Partial<MessageMetadata>): string =>
  renderToStaticMarkup(<OutcomeMark metadata={{ parentId: null, createdAt: 1, ...ending }} />).replace(/<[^>]*>/g, '');

test.each([
  [{ outcome: 'stopped' }, wording.thread.stopped],
  [{ outcome: 'interrupted' }, wording.thread.interrupted],
  [{ outcome: 'failed' }, wording.thread.failed],
  [{ outcome: 'failed', error: { code: 'turn.emptyAnswer', params: {} } }, wording.errors['turn.emptyAnswer']],
  [{ outcome: 'complete' }, ''],
  [{}, ''],
] as const)('an answer that ended as %o is marked so', (ending, sentence) => {
  expect(drawn(ending)).toBe(sentence);
});
