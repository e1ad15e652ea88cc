import { commands, type CommandId } from '../../../shared/commands/commands';
import { keyHint } from '../keyboard/key-hint';

const isMac = navigator.platform.startsWith('Mac');

/** The keys of a command, drawn as keys. Screen readers get them from the command's own description. */
export function CommandKeys({ id }: { readonly id: CommandId }) {
  const keys = commands.find((command) => command.id === id)?.keys[0];
  return keys === undefined ? null : <Keys keys={keys} />;
}

/** `keys` in tinykeys syntax. */
export function Keys({ keys }: { readonly keys: string }) {
  return (
    <span aria-hidden className="inline-flex shrink-0 gap-0.5">
      {keyHint(keys, isMac).map((key) => (
        <kbd key={key} className="key">
          {key}
        </kbd>
      ))}
    </span>
  );
}
