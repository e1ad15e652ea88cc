import type { CommandId } from '../../../shared/commands/commands';

/** What a key does: that of Stop, Escape, closes what lies on top before it stops a turn. A button that says Stop stops. */
export function escapeFirst(closeTopmost: () => boolean, run: (id: CommandId) => void): (id: CommandId) => void {
  return (id) => {
    if (id === 'turn.stop' && closeTopmost()) return;
    run(id);
  };
}
