import { commands, type Command, type CommandId } from './commands';

/**
 * Keys that the user gave to commands, by their ids, in the place of the table's first ones; null for a command that is
 * to have none. In tinykeys syntax, as the table's own.
 */
export type ChosenKeys = Readonly<Record<string, string | null>>;

/** What has to stay where everybody looks for it, and where the system has it. */
export const FIXED: ReadonlySet<CommandId> = new Set<CommandId>(['turn.stop', 'app.quit']);

/** The table as the user has it. Keys outside of text fields stay: they are letters that stand beside a message. */
export function withChosenKeys(chosen: ChosenKeys): readonly Command[] {
  return commands.map((command) => {
    const own = Object.hasOwn(chosen, command.id) && !FIXED.has(command.id) ? chosen[command.id] : undefined;
    return own === undefined ? command : { ...command, keys: own === null ? [] : [own] };
  });
}

/** Another command that has the keys; null when they are free. */
export function commandWithKeys(table: readonly Command[], wanted: string, besides: CommandId): CommandId | null {
  const same = (each: string): boolean => each.toLowerCase() === wanted.toLowerCase();
  return table.find((command) => command.id !== besides && command.keys.some(same))?.id ?? null;
}

/** Gives keys to a command, null for none; whoever had them has none then. What is as the table has it is not kept. */
export function choose(chosen: ChosenKeys, id: CommandId, wanted: string | null): ChosenKeys {
  const loser = wanted === null ? null : commandWithKeys(withChosenKeys(chosen), wanted, id);
  return withoutDefaults({ ...chosen, ...(loser !== null && { [loser]: null }), [id]: wanted });
}

/** The table's own keys for a command, which whoever else was given them loses. */
export function reset(chosen: ChosenKeys, id: CommandId): ChosenKeys {
  return choose(chosen, id, keysInTable(id));
}

function withoutDefaults(chosen: ChosenKeys): ChosenKeys {
  return Object.fromEntries(
    Object.entries(chosen).filter(([id, wanted]) =>
      commands.some((each) => each.id === id && (each.keys[0] ?? null) !== wanted),
    ),
  );
}

function keysInTable(id: CommandId): string | null {
  return commands.find((command) => command.id === id)?.keys[0] ?? null;
}
