import type { CommandId } from '../../../shared/commands/commands';
import { keyHint } from '../keyboard/key-hint';
import { useCommands } from '../keyboard/use-commands';

export const isMac = navigator.platform.startsWith('Mac');

/** The keys of a command, drawn as keys, for the eye alone: the cheat sheet is what speaks them. */
export function CommandKeys({ id }: { readonly id: CommandId }) {
  const keys = useCommands().find((command) => command.id === id)?.keys[0];
  return keys === undefined ? null : <Keys keys={keys} />;
}

/** Keys in a sentence. */
export function keysText(keys: string): string {
  return keyHint(keys, isMac).join('+');
}

interface KeysProps {
  /** In tinykeys syntax. */
  readonly keys: string;
  /** True where the keys are the content; beside a button they would only lengthen its name. */
  readonly isSpoken?: boolean;
}

export function Keys({ keys, isSpoken = false }: KeysProps) {
  return (
    <span aria-hidden={!isSpoken} className="inline-flex shrink-0 gap-0.5">
      {keyHint(keys, isMac).map((key) =>
        isSpoken ? (
          <kbd key={key} className="key">
            {key}
          </kbd>
        ) : (
          // Drawn by the style sheet: as text it would be on the button and yet not in its name.
          <kbd key={key} className="key" data-key={key} />
        ),
      )}
    </span>
  );
}
