import type { Command, CommandId } from '../../../shared/commands/commands';

/** tinykeys' map of one table: keys that work everywhere, and keys that a text field takes for itself. */
export function keyBindings(
  commands: readonly Command[],
  run: (id: CommandId) => void,
): Record<string, (event: KeyboardEvent) => void> {
  const bindings: Record<string, (event: KeyboardEvent) => void> = {};
  for (const command of commands) {
    for (const keys of command.keys) bindings[keys] = (event) => handle(event, command.id, run);
    for (const keys of command.outsideText ?? []) {
      // Which keys give `?` differs by layout: Shift may be part of it.
      bindings[`[Shift]+${keys}`] = (event) => {
        if (!isTextField(event.target)) handle(event, command.id, run);
      };
    }
  }
  return bindings;
}

/** A key that an open layer, a menu or an input method has used is not a command any more. */
function handle(event: KeyboardEvent, id: CommandId, run: (id: CommandId) => void): void {
  if (event.defaultPrevented || event.isComposing) return;
  event.preventDefault();
  run(id);
}

const TEXT_FIELD =
  'textarea, select, [contenteditable=""], [contenteditable=true], input:not([type=button], [type=submit])';

function isTextField(target: EventTarget | null): boolean {
  return (
    target !== null &&
    'matches' in target &&
    typeof target.matches === 'function' &&
    target.matches(TEXT_FIELD) === true
  );
}
