import { expect, test } from 'vitest';
import type { RecalledMessage } from '../../shared/chat/message';
import { recalledFor } from './lasting-memory';

function message(messageId: string, more: Partial<RecalledMessage>): RecalledMessage {
  return { messageId, sessionId: 'docs', role: 'user', text: messageId, createdAt: 1, isMatch: false, ...more };
}

test('a prompt that tells of the user is given no answer out of sources, nor what was asked beside it', () => {
  const asked = message('question', {});
  const answered = message('answer', { role: 'assistant', isMatch: true, quotesSources: true });
  const told = message('told', { sessionId: 'boats', isMatch: true });
  const beside = message('beside', { sessionId: 'boats', role: 'assistant' });
  const recalled = [asked, answered, told, beside];
  const given = (prompt: string) => recalledFor(prompt, recalled).map(({ messageId }) => messageId);
  expect(given('I prefer tabs over spaces.')).toEqual(['told', 'beside']);
  expect(given('Which tabs are there?')).toEqual(['question', 'answer', 'told', 'beside']);
});
