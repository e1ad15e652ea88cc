import { Command } from 'cmdk';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useWindow } from '../bridge/window-context';
import { ENTER } from '../keyboard/typed-ahead';
import { Dialog } from './dialog';
import type { ChoiceGroup } from './choice';
import { matchingGroups } from './matching-choices';

interface ChooserDialogProps {
  readonly title: string;
  readonly placeholder: string;
  /** Said when nothing matches what was typed; null while that is not known yet. */
  readonly none: string | null;
  readonly groups: readonly ChoiceGroup[];
  /** What was typed, where the groups depend on it. */
  readonly query?: string;
  readonly onQuery?: (query: string) => void;
  readonly maxLength?: number;
  /** The id of the choice to begin at, until something is typed; the first one where it is left out or not there. */
  readonly begin?: string | undefined;
  readonly children?: ReactNode;
}

/** A palette: type to find by title, arrows and Enter to choose. */
export function ChooserDialog(props: ChooserDialogProps) {
  const { title, placeholder, none, groups, onQuery, maxLength, begin, children } = props;
  const { typedAhead } = useWindow();
  const [ahead] = useState(typedAhead.take);
  const [typed, setTyped] = useState(ahead.replaceAll(ENTER, ''));
  const query = props.query ?? typed;
  const shown = matchingGroups(groups, query);
  const selection = useSelection(shown, query === '' ? begin : undefined);
  // Somebody who knows what is selected may have chosen it before it was there.
  const chosen = ahead.includes(ENTER)
    ? shown.flatMap(({ choices }) => choices).find(({ id }) => id === selection.props.value)
    : undefined;
  useEffect(() => {
    if (typed !== '') onQuery?.(typed);
    chosen?.choose();
    // Once, with what was typed before.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  return (
    <Dialog title={title} isBare>
      {/* Its own filter would look at the ids too; its Vim keys are keys of commands here. */}
      <Command
        label={placeholder}
        loop
        shouldFilter={false}
        vimBindings={false}
        {...selection.props}
        className="flex min-h-0 flex-col"
      >
        <Command.Input
          autoFocus
          placeholder={placeholder}
          value={query}
          maxLength={maxLength}
          onValueChange={(next) => {
            selection.reset();
            setTyped(next);
            onQuery?.(next);
          }}
          className="border-line placeholder:text-muted h-12 shrink-0 border-b bg-transparent px-4 text-lead outline-none"
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
                  {choice.body ?? (
                    <span className="min-w-0 flex-1 wrap-anywhere max-sm:line-clamp-2 sm:truncate">{choice.title}</span>
                  )}
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

/** The choice to begin at, else the first one, is selected, whatever comes before it later, until the user moves on. */
function useSelection(groups: readonly ChoiceGroup[], begin: string | undefined) {
  const [moved, setMoved] = useState<string | null>(null);
  const isMoving = useRef(false);
  const ids = groups.flatMap(({ choices }) => choices.map(({ id }) => id));
  const value = [moved, begin].find((id) => ids.includes(id ?? '')) ?? ids[0] ?? '';
  const reset = (): void => {
    isMoving.current = false;
    setMoved(null);
  };
  return {
    reset,
    props: {
      value,
      // The list selects by itself too, as choices come and go.
      onValueChange: (next: string) => isMoving.current && setMoved(next),
      onKeyDownCapture: (event: KeyboardEvent) => {
        if (/^(?:Arrow|Home|End|Page)/.test(event.key)) isMoving.current = true;
      },
      onPointerMoveCapture: () => {
        isMoving.current = true;
      },
    },
  };
}
