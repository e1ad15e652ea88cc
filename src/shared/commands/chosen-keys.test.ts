import { expect, test } from 'vitest';
import { chosenKeys } from '../domain/settings';
import { choose, commandWithKeys, reset, withChosenKeys, type ChosenKeys } from './chosen-keys';
import { commands, type CommandId } from './commands';

const keysOf = (chosen: ChosenKeys, id: CommandId): readonly string[] | undefined =>
  withChosenKeys(chosen).find((command) => command.id === id)?.keys;

test('a command has the keys that were given to it, and whoever had them has none', () => {
  const chosen = choose({}, 'session.new', '$mod+K');
  expect([keysOf(chosen, 'session.new'), keysOf(chosen, 'palette.open')]).toEqual([['$mod+K'], []]);
  expect(commandWithKeys(withChosenKeys(chosen), '$mod+k', 'palette.open')).toBe('session.new');
  expect(commandWithKeys(withChosenKeys(chosen), '$mod+n', 'palette.open')).toBeNull();
});

test('keys that come back to what the table says are not kept', () => {
  const chosen = choose({}, 'session.new', '$mod+k');
  const back = reset(chosen, 'palette.open');
  expect([keysOf(back, 'palette.open'), keysOf(back, 'session.new')]).toEqual([['$mod+k'], []]);
  expect(reset(back, 'session.new')).toEqual({});
});

test('no two commands share keys, whatever is given in turn', () => {
  let chosen: ChosenKeys = {};
  const wanted = ['$mod+k', '$mod+n', 'F9', '$mod+K', '$mod+n', null, 'F9'];
  wanted.forEach((each, at) => (chosen = choose(chosen, commands[at % 3]?.id ?? 'session.new', each)));
  const all = withChosenKeys(chosen).flatMap(({ keys }) => keys.map((each) => each.toLowerCase()));
  expect(new Set(all).size).toBe(all.length);
});

test.each([['$mod+k'], ['$mod+Shift+F9'], ['$mod+,'], ['F2'], ['$mod+é'], ['Alt+ArrowUp']])('%s are keys', (keys) => {
  expect(chosenKeys.safeParse({ 'session.new': keys }).success).toBe(true);
});

test.each([['$mod+'], [''], ['$mod+a b'], ['$mod+k $mod+l'], ['x'.repeat(30)], ['Hyper+k']])('%j are none', (keys) => {
  expect(chosenKeys.safeParse({ 'session.new': keys }).success).toBe(false);
});
