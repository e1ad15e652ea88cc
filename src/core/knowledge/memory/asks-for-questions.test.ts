import { expect, test } from 'vitest';
import { asksForQuestions } from './asks-for-questions';

test.each([
  'What did I ask about the tent?',
  'Did I ever ask you how long eggs keep?',
  'Did I already ask how to ask my boss for a raise?',
  'which questions have I asked today',
  'What have we asked about Lyon?',
  'Was habe ich zum Zelt gefragt?',
])('what was asked here is asked for: %s', (prompt) => {
  expect(asksForQuestions(prompt)).toBe(true);
});

test.each([
  'What did Paula say when I asked about the tent?',
  'Did I ask my landlord for a new boiler?',
  'Did I ask Paula for the key?',
  'What time had I asked them to come?',
  'Habe ich meine Schwester nach dem Zelt gefragt?',
])('what somebody else was asked is told, not asked: %s', (prompt) => {
  expect(asksForQuestions(prompt)).toBe(false);
});
