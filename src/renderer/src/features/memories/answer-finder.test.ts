import { expect, test } from 'vitest';
import type { LecternMessage } from '../../../../shared/chat/message';
import type { SessionState } from '../../../../shared/domain/session';
import { createAnswerFinder } from './answer-finder';

test('an answer that is told anew while it is written is found as it was, and one that went is not', () => {
  const answer: LecternMessage = { id: 'a', role: 'assistant', parts: [{ type: 'text', text: 'Well' }] };
  const writing: SessionState = { name: 'generating', turnId: 'a', error: null };
  const idle: SessionState = { name: 'idle', turnId: null, error: null };
  const longer: LecternMessage = { ...answer, parts: [{ type: 'text', text: 'Well, then' }] };
  const find = createAnswerFinder('a');
  const steps = [
    { messages: [answer], state: writing },
    { messages: [], state: writing },
    { messages: [longer], state: writing },
    { messages: [], state: { ...writing, turnId: 'b' } },
    { messages: [longer], state: idle },
    { messages: [], state: idle },
  ];
  expect(steps.map(find)).toEqual([answer, answer, longer, undefined, longer, undefined]);
});
