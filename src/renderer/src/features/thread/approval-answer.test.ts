import { expect, test } from 'vitest';
import type { Decision } from '../../../../shared/domain/approval';
import { createApprovalAnswer, decisionOfKey } from './approval-answer';

function setUp() {
  const calls: { readonly decision: Decision; readonly done: PromiseWithResolvers<void> }[] = [];
  const answer = createApprovalAnswer((decision) => {
    const done = Promise.withResolvers<void>();
    calls.push({ decision, done });
    return done.promise;
  });
  return { answer, calls };
}

test('one decision is sent at a time; a card that still asks can be answered again', async () => {
  const { answer, calls } = setUp();
  const first = answer.decide('approve');
  await answer.decide('deny');
  expect([answer.state.get(), calls.map(({ decision }) => decision)]).toEqual([
    { isSending: true, error: null },
    ['approve'],
  ]);
  calls[0]?.done.resolve();
  await first;
  expect(answer.state.get()).toEqual({ isSending: false, error: null });
  void answer.decide('deny');
  expect(calls.map(({ decision }) => decision)).toEqual(['approve', 'deny']);
});

test('a decision that was refused says why, and can be sent again', async () => {
  const { answer, calls } = setUp();
  const sent = answer.decide('approve');
  calls[0]?.done.reject(new Error('lost'));
  await sent;
  expect(answer.state.get()).toEqual({ isSending: false, error: { code: 'internal', params: {} } });
  void answer.decide('approve');
  expect(answer.state.get()).toEqual({ isSending: true, error: null });
});

test('A, H and D answer; a host that is asked about each time cannot be allowed for good', () => {
  const answers = (host: string | null) => ['a', 'A', 'h', 'H', 'd', 'D', 'x'].map((key) => decisionOfKey(key, host));
  expect(answers('github.com')).toEqual(['approve', 'approve', 'always', 'always', 'deny', 'deny', null]);
  expect(answers(null)).toEqual(['approve', 'approve', null, null, 'deny', 'deny', null]);
});
