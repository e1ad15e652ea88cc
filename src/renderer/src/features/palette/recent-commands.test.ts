import { expect, test } from 'vitest';
import type { CommandId } from '../../../../shared/commands/commands';
import { keepRecentCommand, recentCommands } from './recent-commands';

function emptyStorage(stored: string | null = null) {
  return {
    getItem: () => stored,
    setItem: (_name: string, value: string) => {
      stored = value;
    },
  };
}

test('the five chosen last are kept, newest first, each once', () => {
  const storage = emptyStorage();
  expect(recentCommands(storage)).toEqual([]);
  const chosen: readonly CommandId[] = [
    'app.quit',
    'data.export',
    'session.new',
    'data.export',
    'theme.toggle',
    'session.pin',
    'session.print',
  ];
  for (const id of chosen) keepRecentCommand(id, storage);
  expect(recentCommands(storage)).toEqual([
    'session.print',
    'session.pin',
    'theme.toggle',
    'data.export',
    'session.new',
  ]);
});

test('what is no command, or no more, is passed over', () => {
  expect(recentCommands(emptyStorage('session.new {"x":1} session.gone data.export'))).toEqual([
    'session.new',
    'data.export',
  ]);
});
