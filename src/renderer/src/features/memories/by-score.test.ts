import { expect, test } from 'vitest';
import type { RecalledMessage } from '../../../../shared/chat/message';
import { byScore } from './by-score';

test('what matched better stands before, and what only asks behind all that tells something', () => {
  const of = (text: string, total: number | null, change: Partial<RecalledMessage> = {}): RecalledMessage => ({
    messageId: text,
    sessionId: 's',
    role: 'user',
    text,
    createdAt: 1,
    isMatch: total !== null,
    why:
      total === null ? null : { total, words: total, meaning: 0, session: 0, neighbours: 0, time: 0, isPinned: false },
    ...change,
  });
  const listed = [
    of('asks', 0.3, { onlyAsks: true }),
    of('beside', null),
    of('tells less', 0.1),
    of('asks most', 0.9, { onlyAsks: true }),
    of('tells', 0.2),
  ].toSorted(byScore);
  expect(listed.map(({ text }) => text)).toEqual(['tells', 'tells less', 'beside', 'asks most', 'asks']);
});
