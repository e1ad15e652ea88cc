import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { Source } from '../../../../shared/domain/source';
import { en, fill } from '../../../../shared/text/en';
import { useWindow } from '../../bridge/window-context';
import { Button, IconButton } from '../../ui/button';
import { formatBytes } from '../../ui/format';
import { removalOf, removeForGood, sourceAction } from '../../ui/source-action';
import { reportFailure, showToast } from '../../ui/toast';

const text = en.sources;

export interface Removal {
  readonly isAsking: boolean;
  readonly isRunning: boolean;
  /** Asks once more, as what is removed has to be fetched again; what never came to anything goes at once. */
  readonly begin: () => void;
  readonly run: () => void;
  readonly cancel: () => void;
}

/** The removal of a source, which may be what the list was opened for. */
export function useRemoval(source: Source): Removal {
  const { bridge, layers } = useWindow();
  const { key, name } = source;
  const [isAsking, setIsAsking] = useState(() => layers.subject.get() === removalOf(key));
  const [isRunning, setIsRunning] = useState(false);
  const remove = async (): Promise<void> => {
    const { freedBytes } = await bridge.ask((client) => client.sources.remove({ key }));
    const sentence = freedBytes > 0 ? text.removedAndFreed : text.removed;
    showToast(fill(sentence, { name, size: formatBytes(freedBytes) }));
  };
  const run = (): void => {
    if (isRunning) return;
    setIsRunning(true);
    // It runs until the row goes, which keeps the focus in it until then.
    remove().catch((error: unknown) => {
      setIsRunning(false);
      reportFailure(error);
    });
  };
  const isNothing = source.state === 'failed' && source.passages === 0;
  return {
    isAsking,
    isRunning,
    begin: isNothing ? run : () => setIsAsking(true),
    run,
    cancel: () => setIsAsking(false),
  };
}

/** Asks in its own place. */
export function RemoveButton({ source, removal }: { readonly source: Source; readonly removal: Removal }) {
  const { isAsking, isRunning, begin, run, cancel } = removal;
  if (isAsking || isRunning) {
    return (
      <Button
        look="danger"
        className="h-auto min-h-8 max-w-1/2 py-1 wrap-anywhere whitespace-normal"
        autoFocus
        aria-disabled={isRunning}
        onBlur={cancel}
        onClick={run}
      >
        {isRunning ? text.removing : removeForGood(source)}
      </Button>
    );
  }
  return (
    <IconButton label={sourceAction(text.remove, source)} aria-keyshortcuts="Delete" onClick={begin}>
      <Trash2 aria-hidden size={15} />
    </IconButton>
  );
}

/** The ref of a row that may go while it has the focus: the next one gets it then, at its last button. */
export function focusNeighbour(row: HTMLElement | null): (() => void) | undefined {
  if (row === null) return undefined;
  // React calls it just before the row leaves the page.
  return () => {
    if (!row.contains(document.activeElement)) return;
    const neighbour = row.nextElementSibling ?? row.previousElementSibling;
    [...(neighbour?.querySelectorAll('button') ?? [])].at(-1)?.focus();
  };
}
