import { useId, useState, type FocusEvent } from 'react';
import type { Source } from '../../../../shared/domain/source';
import { en, fill } from '../../../../shared/text/en';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { formatBytes } from '../../ui/format';
import { removalOf, removalQuestion } from '../../ui/source-action';
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

interface RemovalQuestionProps {
  readonly source: Source;
  readonly removal: Removal;
  /** The person said no. */
  readonly onCancel: () => void;
}

/** Asks in the row of the source itself. The focus that goes elsewhere is a no. */
export function RemovalQuestion({ source, removal, onCancel }: RemovalQuestionProps) {
  const { isAsking, isRunning, run, cancel } = removal;
  const questionId = useId();
  if (!isAsking && !isRunning) return null;
  const leave = (event: FocusEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) cancel();
  };
  return (
    <div role="group" aria-labelledby={questionId} onBlur={leave} className="mt-2 flex flex-col gap-2">
      <p id={questionId} role="alert" className="wrap-anywhere">
        {removalQuestion(source)}
      </p>
      <div className="flex gap-2">
        <Button look="danger" autoFocus aria-disabled={isRunning} onClick={run}>
          {isRunning ? text.removing : text.remove}
        </Button>
        {!isRunning && <Button onClick={onCancel}>{en.common.cancel}</Button>}
      </div>
    </div>
  );
}
