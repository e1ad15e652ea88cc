import { expect, test } from 'vitest';
import { keyHint } from './key-hint';

test('keys are shown as the system names them', () => {
  expect(keyHint('$mod+Shift+F', false)).toEqual(['Ctrl', 'Shift', 'F']);
  expect(keyHint('$mod+[', true)).toEqual(['⌘', '[']);
  expect(keyHint('Escape', false)).toEqual(['Esc']);
});
