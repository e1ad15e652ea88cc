import { Command } from 'cmdk';
import type { ReactNode } from 'react';
import { Dialog } from './dialog';

export interface Choice {
  /** Unique among all groups. */
  readonly id: string;
  readonly title: string;
  /** Drawn at the end of the line. */
  readonly detail?: ReactNode;
  readonly choose: () => void;
}

export interface ChoiceGroup {
  readonly title: string;
  readonly choices: readonly Choice[];
}

interface ChooserDialogProps {
  readonly title: string;
  readonly placeholder: string;
  /** Said when nothing matches what was typed. */
  readonly none: string;
  readonly groups: readonly ChoiceGroup[];
  /** Absent: the list filters by the titles itself. Else what was typed is handed over, and the groups are the answer. */
  readonly onQuery?: (query: string) => void;
  readonly children?: ReactNode;
}

/** A palette: type to filter, arrows and Enter to choose. */
export function ChooserDialog({ title, placeholder, none, groups, onQuery, children }: ChooserDialogProps) {
  const filled = groups.filter((group) => group.choices.length > 0);
  return (
    <Dialog title={title} isBare>
      <Command label={placeholder} loop shouldFilter={onQuery === undefined} className="flex min-h-0 flex-col">
        <Command.Input
          autoFocus
          placeholder={placeholder}
          {...(onQuery !== undefined && { onValueChange: onQuery })}
          className="border-line placeholder:text-muted h-12 shrink-0 border-b bg-transparent px-4 text-[15px] outline-none"
        />
        <Command.List className="min-h-0 overflow-y-auto p-2" label={title}>
          <Command.Empty className="text-muted px-3 py-6 text-center">{none}</Command.Empty>
          {filled.map((group) => (
            <Command.Group key={group.title} heading={group.title} className="chooser-group">
              {group.choices.map((choice) => (
                <Command.Item
                  key={choice.id}
                  value={choice.id}
                  keywords={[choice.title]}
                  onSelect={choice.choose}
                  className="data-[selected=true]:bg-hover flex min-h-9 items-center gap-3 rounded-md px-2.5 py-1"
                >
                  <span className="min-w-0 flex-1 truncate">{choice.title}</span>
                  {choice.detail}
                </Command.Item>
              ))}
            </Command.Group>
          ))}
        </Command.List>
        {children}
      </Command>
    </Dialog>
  );
}
