import { Command } from 'cmdk';
import { useEffect, useState, type ReactNode } from 'react';
import { useWindow } from '../bridge/window-context';
import { ENTER } from '../keyboard/typed-ahead';
import { Dialog } from './dialog';
import { matchingChoices } from './matching-choices';

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
  readonly children?: ReactNode;
}

/** A palette: type to find by title, arrows and Enter to choose. */
export function ChooserDialog({ title, placeholder, none, groups, children }: ChooserDialogProps) {
  const { typedAhead } = useWindow();
  const [ahead] = useState(typedAhead.take);
  const [query, setQuery] = useState(ahead.replaceAll(ENTER, ''));
  const shown = groups
    .map((group) => ({ ...group, choices: matchingChoices(group.choices, query) }))
    .filter((group) => group.choices.length > 0);
  // Somebody who knows what comes first may have chosen it before it was there.
  const chosen = ahead.includes(ENTER) ? shown[0]?.choices[0] : undefined;
  useEffect(() => {
    chosen?.choose();
    // Once, with what was typed before.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <Dialog title={title} isBare>
      {/* Its own filter would look at the ids too; its Vim keys are keys of commands here. */}
      <Command label={placeholder} loop shouldFilter={false} vimBindings={false} className="flex min-h-0 flex-col">
        <Command.Input
          autoFocus
          placeholder={placeholder}
          value={query}
          onValueChange={setQuery}
          className="border-line placeholder:text-muted h-12 shrink-0 border-b bg-transparent px-4 text-[15px] outline-none"
        />
        <Command.List className="min-h-0 overflow-y-auto p-2" label={title}>
          {shown.map((group) => (
            <Command.Group key={group.title} heading={group.title} className="chooser-group">
              {group.choices.map((choice) => (
                <Command.Item
                  key={choice.id}
                  value={choice.id}
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
        {/* Always in the page, so that it is read out when it fills. */}
        <output className="text-muted px-5 text-center not-empty:pt-2 not-empty:pb-8">
          {shown.length === 0 ? none : null}
        </output>
        {children}
      </Command>
    </Dialog>
  );
}
