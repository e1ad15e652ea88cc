import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import type { Command, CommandId } from '../../../shared/commands/commands';
import { escapeFirst } from './escape-first';
import { keyBindings } from './key-bindings';
import type { Layers } from './layers';

/** Binds the table's keys to the window while the caller is mounted. `run` must be stable. */
export function useCommandKeys(
  commands: readonly Command[],
  { closeTopmost }: Layers,
  run: (id: CommandId) => void,
): void {
  // Text fields are looked at per binding; tinykeys' own rule would silence them all.
  useEffect(
    () => tinykeys(window, keyBindings(commands, escapeFirst(closeTopmost, run)), { ignore: () => false }),
    [commands, closeTopmost, run],
  );
}
