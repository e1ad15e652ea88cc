import { useMemo } from 'react';
import { withChosenKeys } from '../../../shared/commands/chosen-keys';
import type { Command } from '../../../shared/commands/commands';
import { useSelected } from '../bridge/store';
import { useWindow } from '../bridge/window-context';

const NONE = {};

/** The table of commands with the keys that the user gave them. */
export function useCommands(): readonly Command[] {
  const { app } = useWindow();
  const chosen = useSelected(app.settings, (settings) => settings?.keys ?? NONE);
  return useMemo(() => withChosenKeys(chosen), [chosen]);
}
