import { useEffect, useEffectEvent, useState } from 'react';
import { choose, commandWithKeys, withChosenKeys, type ChosenKeys } from '../../../../shared/commands/chosen-keys';
import type { CommandId } from '../../../../shared/commands/commands';
import { wording, fill } from '../../../../shared/text/wording';
import { keysOfEvent } from '../../keyboard/keys-of-event';
import { isMac, keysText } from '../../ui/keys';

const text = wording.shortcuts;

interface Capturing {
  readonly id: CommandId;
  /** Keys that another command has, which the user may give to this one. */
  readonly taken: string | null;
}

export interface KeyCapture {
  /** The command that waits for its keys. */
  readonly capturing: CommandId | null;
  /** What is asked, or was done. */
  readonly said: string | null;
  begin(id: CommandId): void;
  say(sentence: string): void;
}

/** Takes the next key press for a command. While it waits, no key does anything else. */
export function useKeyCapture(chosen: ChosenKeys, onChoose: (chosen: ChosenKeys) => void): KeyCapture {
  const [waiting, setWaiting] = useState<Capturing | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const end = (sentence: string | null): void => {
    setWaiting(null);
    setSaid(sentence);
  };
  const give = (id: CommandId, keys: string | null): void => {
    onChoose(choose(chosen, id, keys));
    const command = wording.commands[id];
    end(keys === null ? fill(text.changedNone, { command }) : fill(text.changed, { command, keys: keysText(keys) }));
  };
  const take = useEffectEvent((event: KeyboardEvent): void => {
    if (waiting === null) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { id, taken } = waiting;
    if (event.key === 'Escape') return end(null);
    if (event.key === 'Backspace' && !hasModifier(event)) return give(id, null);
    if (event.key === 'Enter' && !hasModifier(event) && taken !== null) return give(id, taken);
    const pressed = keysOfEvent(event, isMac);
    if (pressed.type === 'held') return;
    if (pressed.type === 'unusable') return setSaid(fill(text.unusable, { keys: keysText(event.key) }));
    const { keys } = pressed;
    const other = commandWithKeys(withChosenKeys(chosen), keys, id);
    if (other === null) return give(id, keys);
    setWaiting({ id, taken: keys });
    setSaid(fill(text.taken, { keys: keysText(keys), other: wording.commands[other], command: wording.commands[id] }));
  });
  const isWaiting = waiting !== null;
  useEffect(() => {
    if (!isWaiting) return undefined;
    const listen = (event: KeyboardEvent): void => take(event);
    const leave = (): void => setWaiting(null);
    window.addEventListener('keydown', listen, true);
    window.addEventListener('blur', leave);
    return () => {
      window.removeEventListener('keydown', listen, true);
      window.removeEventListener('blur', leave);
    };
  }, [isWaiting]);
  return {
    capturing: waiting?.id ?? null,
    said,
    begin(id) {
      setWaiting({ id, taken: null });
      setSaid(fill(text.press, { command: wording.commands[id] }));
    },
    say: setSaid,
  };
}

function hasModifier({ ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  return ctrlKey || metaKey || altKey || shiftKey;
}
