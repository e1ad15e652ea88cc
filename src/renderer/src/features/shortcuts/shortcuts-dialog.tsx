import { Fragment } from 'react';
import { commands, type Command } from '../../../../shared/commands/commands';
import { en } from '../../../../shared/text/en';
import { Dialog } from '../../ui/dialog';
import { Keys } from '../../ui/keys';

const groupOrder = ['file', 'edit', 'view', 'go', 'help', 'other'] as const;

/** The cheat sheet: the table of commands with their keys, as the menu groups them. */
export function ShortcutsDialog() {
  return (
    <Dialog title={en.shortcuts.title} isWide>
      {/* Focusable, or the arrow keys could not scroll it. */}
      <div
        role="group"
        aria-label={en.shortcuts.title}
        tabIndex={0}
        className="columns-1 gap-x-10 rounded text-[13px] outline-none md:columns-2"
      >
        {groupOrder.map((group) => (
          <ShortcutGroup
            key={group}
            title={en.commandGroups[group]}
            shown={commands.filter((command) => (command.menu ?? 'other') === group)}
          />
        ))}
      </div>
    </Dialog>
  );
}

function ShortcutGroup({ title, shown }: { readonly title: string; readonly shown: readonly Command[] }) {
  return (
    <section className="pb-2 last:pb-0">
      <h3 className="text-muted mb-1 break-after-avoid text-[12px] font-medium">{title}</h3>
      <dl>
        {shown.map((command) => (
          <div key={command.id} className="flex min-h-[1.35rem] break-inside-avoid items-center justify-between gap-3">
            <dt className="whitespace-nowrap">{en.commands[command.id]}</dt>
            <dd className="flex shrink-0 items-center gap-1.5">
              {[...command.keys, ...(command.outsideText ?? [])].map((keys, at) => (
                <Fragment key={keys}>
                  {at > 0 && <span className="text-muted text-[12px]">{en.shortcuts.or}</span>}
                  <Keys keys={keys} isSpoken />
                </Fragment>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
