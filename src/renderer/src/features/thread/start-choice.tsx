import type { ReactNode } from 'react';
import type { CommandId } from '../../../../shared/commands/commands';
import { useWindow } from '../../bridge/window-context';
import { CommandKeys } from '../../ui/keys';

interface StartChoiceProps {
  readonly id: CommandId;
  readonly icon: ReactNode;
  readonly title: string;
  readonly hint?: string;
}

/** A line of a list of what can be begun with: a command, with its keys. */
export function StartChoice({ id, icon, title, hint }: StartChoiceProps) {
  const { run } = useWindow();
  return (
    <li className="first:rounded-t-xl last:rounded-b-xl">
      <button
        type="button"
        onClick={() => run(id)}
        className="hover:bg-hover flex w-full items-center gap-3 rounded-[inherit] px-3.5 py-2.5 text-left"
      >
        <span aria-hidden className="text-muted shrink-0">
          {icon}
        </span>
        <span className="min-w-0 flex-1">
          {title}
          {hint !== undefined && <span className="text-muted block text-small">{hint}</span>}
        </span>
        <CommandKeys id={id} />
      </button>
    </li>
  );
}

export function StartChoices({ children }: { readonly children: ReactNode }) {
  return <ul className="border-line divide-line divide-y rounded-xl border">{children}</ul>;
}
