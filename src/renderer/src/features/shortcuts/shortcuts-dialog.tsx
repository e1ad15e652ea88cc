import { useId, useState, type KeyboardEvent } from 'react';
import { FIXED, reset, type ChosenKeys } from '../../../../shared/commands/chosen-keys';
import type { CommandId } from '../../../../shared/commands/commands';
import { wording, fill } from '../../../../shared/text/wording';
import { useSelected } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { useCommands } from '../../keyboard/use-commands';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { reportFailure } from '../../ui/toast';
import { ShortcutGroup } from './shortcut-group';
import { useKeyCapture } from './use-key-capture';

const text = wording.shortcuts;
const groupOrder = ['file', 'edit', 'view', 'go', 'settings', 'help', 'other'] as const;
const NONE: ChosenKeys = {};

const ONWARD: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

function goByArrows(event: KeyboardEvent<HTMLElement>): void {
  const steps = ONWARD[event.key];
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.findIndex((button) => button === document.activeElement);
  if (steps === undefined || at === -1) return;
  event.preventDefault();
  buttons[(at + steps + buttons.length) % buttons.length]?.focus();
}

/** The cheat sheet: the table of commands with their keys, as the menu groups them; each can be given others. */
export function ShortcutsDialog() {
  const { app, bridge } = useWindow();
  const commands = useCommands();
  const chosen = useSelected(app.settings, (settings) => settings?.keys ?? NONE);
  const save = (keys: ChosenKeys): void => {
    bridge.ask((client) => client.app.updateSettings({ keys: { ...keys } })).catch(reportFailure);
  };
  const capture = useKeyCapture(chosen, save);
  const noteId = useId();
  const [current, setCurrent] = useState<CommandId>(commands[0]?.id ?? 'session.new');
  return (
    <Dialog title={text.title} isWide>
      {/* One stop for Tab: the arrows go through it. */}
      <div
        role="group"
        aria-label={text.title}
        aria-describedby={noteId}
        onKeyDown={goByArrows}
        className="columns-1 gap-x-10 text-small md:columns-2"
      >
        {groupOrder.map((group) => (
          <ShortcutGroup
            key={group}
            title={wording.commandGroups[group]}
            shown={commands.filter((command) => (command.menu ?? 'other') === group)}
            capturing={capture.capturing}
            current={current}
            onFocus={setCurrent}
            isChanged={(id) => Object.hasOwn(chosen, id) && !FIXED.has(id)}
            onChange={capture.begin}
            onReset={(id) => {
              save(reset(chosen, id));
              capture.say(fill(text.isReset, { command: wording.commands[id] }));
            }}
          />
        ))}
      </div>
      <div className="dialog-foot bg-raised border-line sticky -bottom-5 -mx-5 mt-3 -mb-5 flex min-h-12 items-center gap-3 border-t px-5 py-2">
        <p id={noteId} className={`text-muted min-w-0 flex-1 text-small ${capture.said === null ? '' : 'hidden'}`}>
          {text.how}
        </p>
        <p role="status" className="min-w-0 flex-1 text-small empty:hidden">
          {capture.said}
        </p>
        {Object.keys(chosen).length > 0 && (
          <Button
            onClick={() => {
              save({});
              capture.say(text.allReset);
            }}
          >
            {text.resetAll}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
