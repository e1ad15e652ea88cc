import { expect, test } from 'vitest';
import { profileLeftText } from './profile-left-text';

test('the keys are those that the user gave, and none are named where there are none', () => {
  expect([{ 'memory.profile': 'F8' }, { 'memory.profile': null }].map(profileLeftText)).toEqual([
    'Your profile still holds what came of it. F8 opens it.',
    'Your profile still holds what came of it.',
  ]);
});
