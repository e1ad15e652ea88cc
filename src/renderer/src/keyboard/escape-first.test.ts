import { expect, test } from 'vitest';
import type { CommandId } from '../../../shared/commands/commands';
import { escapeFirst } from './escape-first';

function pressed(ids: readonly CommandId[], isOpen: boolean) {
  const done: string[] = [];
  const closeTopmost = (): boolean => {
    if (isOpen) done.push('close');
    return isOpen;
  };
  const run = escapeFirst(closeTopmost, (id) => done.push(id));
  for (const id of ids) run(id);
  return done;
}

test('the key of Stop closes what lies on top first; other keys do what they say', () => {
  expect([pressed(['turn.stop', 'session.new'], true), pressed(['turn.stop'], false)]).toEqual([
    ['close', 'session.new'],
    ['turn.stop'],
  ]);
});
