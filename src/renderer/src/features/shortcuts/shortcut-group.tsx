import { Pencil, RotateCcw } from 'lucide-react';
import { Fragment, useId } from 'react';
import { FIXED } from '../../../../shared/commands/chosen-keys';
import type { Command, CommandId } from '../../../../shared/commands/commands';
import { wording, fill } from '../../../../shared/text/wording';
import { IconButton } from '../../ui/button';
import { Keys } from '../../ui/keys';

const text = wording.shortcuts;

interface ShortcutGroupProps {
  readonly title: string;
  readonly shown: readonly Command[];
  /** The command that waits for its keys. */
  readonly capturing: CommandId | null;
  /** The command at which Tab stops. */
  readonly current: CommandId;
  readonly onFocus: (id: CommandId) => void;
  readonly isChanged: (id: CommandId) => boolean;
  readonly onChange: (id: CommandId) => void;
  readonly onReset: (id: CommandId) => void;
}

export function ShortcutGroup(props: ShortcutGroupProps) {
  const { title, shown, capturing, current, onFocus, isChanged, onChange, onReset } = props;
  const id = useId();
  return (
    <section aria-labelledby={id} className="break-inside-avoid pb-2 last:pb-0">
      <h3 id={id} className="text-muted mb-1 break-after-avoid text-fine font-medium">
        {title}
      </h3>
      <dl>
        {shown.map((command) => {
          const about = { command: wording.commands[command.id] };
          return (
            <div
              key={command.id}
              data-waiting={command.id === capturing || undefined}
              className="data-waiting:bg-accent-soft flex min-h-[1.35rem] break-inside-avoid items-center gap-1 rounded"
            >
              <dt className="mr-auto truncate max-[30rem]:whitespace-normal">{about.command}</dt>
              <dd className="flex shrink-0 items-center gap-1.5">
                <ShownKeys command={command} />
                {isChanged(command.id) && (
                  <IconButton
                    label={fill(text.reset, about)}
                    className="size-5"
                    tabIndex={-1}
                    onClick={() => onReset(command.id)}
                  >
                    <RotateCcw aria-hidden size={12} />
                  </IconButton>
                )}
                {FIXED.has(command.id) ? (
                  <span className="size-5" />
                ) : (
                  <IconButton
                    label={fill(text.change, about)}
                    className="size-5"
                    tabIndex={command.id === current ? 0 : -1}
                    aria-pressed={command.id === capturing}
                    onFocus={() => onFocus(command.id)}
                    onClick={() => onChange(command.id)}
                  >
                    <Pencil aria-hidden size={12} />
                  </IconButton>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

function ShownKeys({ command }: { readonly command: Command }) {
  const all = [...command.keys, ...(command.outsideText ?? [])];
  if (all.length === 0) return <span className="text-muted text-fine">{text.none}</span>;
  return all.map((keys, at) => (
    <Fragment key={keys}>
      {at > 0 && <span className="text-muted text-fine">{text.or}</span>}
      <Keys keys={keys} isSpoken />
    </Fragment>
  ));
}
