import { isCommandId, type CommandId } from '../../../../shared/commands/commands';

const STORAGE_KEY = 'recent commands';
/** More would push what fits the moment out of sight. */
const MAX_RECENT = 5;

/** The commands chosen last from the palette, newest first; none where nothing readable is stored. */
export function recentCommands(storage: Pick<Storage, 'getItem'>): readonly CommandId[] {
  return (storage.getItem(STORAGE_KEY) ?? '').split(' ').filter(isCommandId).slice(0, MAX_RECENT);
}

export function keepRecentCommand(id: CommandId, storage: Pick<Storage, 'getItem' | 'setItem'>): void {
  const others = recentCommands(storage).filter((other) => other !== id);
  storage.setItem(STORAGE_KEY, [id, ...others].slice(0, MAX_RECENT).join(' '));
}
