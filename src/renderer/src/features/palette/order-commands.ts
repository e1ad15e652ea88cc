import type { Command, CommandContext, CommandId } from '../../../../shared/commands/commands';

/** What the palette was opened over. */
export interface PaletteMoment {
  /** A message had the focus. */
  readonly isOnMessage: boolean;
  readonly isAnswering: boolean;
  /** The newest answer was stopped or failed. */
  readonly isUnfinished: boolean;
  readonly contexts: ReadonlySet<CommandContext>;
}

/**
 * Commands in the order in which they are likely wanted: what the moment calls for, what was chosen last, the others. What
 * is of no use in the moment is not among them.
 */
export function orderCommands(
  commands: readonly Command[],
  moment: PaletteMoment,
  recent: readonly CommandId[],
): readonly Command[] {
  const rankOf = ({ id, needs }: Command): number => {
    if (needs !== undefined || isOfMoment(id, moment)) return 0;
    const at = recent.indexOf(id);
    return at === -1 ? recent.length + 1 : at + 1;
  };
  const usable = commands.filter(({ needs }) => needs === undefined || moment.contexts.has(needs));
  return usable.toSorted((a, b) => rankOf(a) - rankOf(b));
}

function isOfMoment(id: CommandId, { isOnMessage, isAnswering, isUnfinished }: PaletteMoment): boolean {
  if (id === 'turn.stop') return isAnswering;
  if (id === 'turn.retry' || id === 'turn.continue') return isUnfinished && !isAnswering;
  return isOnMessage && /^(?:message|code|diagram)\./.test(id) && id !== 'message.focus';
}
