import { useState } from 'react';
import type { Source } from '../../../../shared/domain/source';
import { wording, fill } from '../../../../shared/text/wording';
import { useWindow } from '../../bridge/window-context';
import { ConfirmInPlace } from '../../ui/confirm-in-place';
import { formatBytes } from '../../ui/format';
import { removalOf, removalQuestion } from '../../ui/source-action';
import { reportFailure, showToast } from '../../ui/toast';

const text = wording.sources;

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

/** Asks in the row of the source itself. */
export function RemovalQuestion({ source, removal, onCancel }: RemovalQuestionProps) {
  const { isAsking, isRunning, run, cancel } = removal;
  if (!isAsking && !isRunning) return null;
  return (
    <div className="mt-2">
      <ConfirmInPlace
        question={removalQuestion(source)}
        confirm={isRunning ? text.removing : text.remove}
        isRunning={isRunning}
        onConfirm={run}
        onCancel={onCancel}
        onLeave={cancel}
      />
    </div>
  );
}
