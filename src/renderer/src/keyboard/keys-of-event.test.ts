import { expect, test } from 'vitest';
import { keysOfEvent, type KeyPress } from './keys-of-event';

const press = (key: string, ...held: readonly ('ctrl' | 'meta' | 'alt' | 'shift')[]): KeyPress => ({
  key,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
});

test.each([
  [press('j', 'ctrl'), '$mod+j'],
  [press('J', 'ctrl', 'shift'), '$mod+Shift+J'],
  [press('ArrowUp', 'alt'), 'Alt+ArrowUp'],
  [press('F9'), 'F9'],
  [press('é', 'ctrl'), '$mod+é'],
  [press('j', 'meta'), 'Meta+j'],
])('%j are keys', (event, keys) => {
  expect(keysOfEvent(event, false)).toEqual({ type: 'keys', keys });
});

test('on macOS the modifier is the command key', () => {
  expect([keysOfEvent(press('j', 'meta'), true), keysOfEvent(press('j', 'ctrl'), true)]).toEqual([
    { type: 'keys', keys: '$mod+j' },
    { type: 'keys', keys: 'Control+j' },
  ]);
});

test.each([
  [press('j')],
  [press('J', 'shift')],
  [press('c', 'ctrl')],
  [press('Enter')],
  [press('+', 'ctrl')],
  [press(' ', 'ctrl')],
])('%j cannot be a command’s', (event) => {
  expect(keysOfEvent(event, false)).toEqual({ type: 'unusable' });
});

test('modifiers alone are no keys yet', () => {
  const presses = [press('Control', 'ctrl'), press('Shift', 'shift')];
  expect(presses.map((each) => keysOfEvent(each, false).type)).toEqual(['held', 'held']);
});
