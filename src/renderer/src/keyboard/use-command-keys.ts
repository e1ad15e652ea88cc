import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import { commands, type CommandId } from '../../../shared/commands/commands';
import { keyBindings } from './key-bindings';

/** Binds the table's keys to the window while the caller is mounted. `run` must be stable. */
export function useCommandKeys(run: (id: CommandId) => void): void {
  // Text fields are looked at per binding; tinykeys' own rule would silence them all.
  useEffect(() => tinykeys(window, keyBindings(commands, run), { ignore: () => false }), [run]);
}
