import { useId, useRef, useState, type FocusEvent } from 'react';
import type { StorageUse } from '../../../../shared/contract/sources';
import { en, fill } from '../../../../shared/text/en';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { formatBytes } from '../../ui/format';
import { listNames } from '../../ui/list-names';
import { reportFailure, showToast } from '../../ui/toast';

const text = en.settings;

type Step = 'atRest' | 'asking' | 'freeing';

/** Frees fetched repositories, once it has told which, and what stays, and was told so again. */
export function FreeSpace({ use }: { readonly use: StorageUse | null }) {
  const { bridge } = useWindow();
  const [step, setStep] = useState<Step>('atRest');
  const opener = useRef<HTMLButtonElement>(null);
  const question = useRef<HTMLDivElement>(null);
  const noteId = useId();
  const end = (): void => {
    const hasFocus = question.current?.contains(document.activeElement) === true;
    setStep('atRest');
    if (hasFocus) requestAnimationFrame(() => opener.current?.focus());
  };
  const free = (): void => {
    if (step === 'freeing') return;
    setStep('freeing');
    bridge
      .ask((client) => client.sources.free())
      .then((freed) => {
        const sentence = freed.sources === 1 ? text.freedOne : text.freed;
        showToast(fill(sentence, { size: formatBytes(freed.freedBytes), count: freed.sources }));
      })
      .catch(reportFailure)
      .finally(end);
  };
  const leave = (event: FocusEvent): void => {
    if (step === 'asking' && !event.currentTarget.contains(event.relatedTarget)) setStep('atRest');
  };
  const canFree = use !== null && use.freeableKeys.length > 0;
  return (
    <>
      {step !== 'atRest' && use !== null ? (
        <div ref={question} role="group" aria-label={text.freeQuestion} onBlur={leave} className="flex flex-col gap-2">
          <Question use={use} />
          <div className="flex flex-wrap gap-2">
            <Button look="danger" autoFocus aria-disabled={step === 'freeing'} aria-describedby={noteId} onClick={free}>
              {step === 'freeing' ? text.freeing : confirmLabel(use)}
            </Button>
            {step === 'asking' && <Button onClick={end}>{en.common.cancel}</Button>}
          </div>
        </div>
      ) : (
        <Button
          ref={opener}
          aria-disabled={!canFree}
          aria-describedby={noteId}
          onClick={() => canFree && setStep('asking')}
          className="self-start"
        >
          {canFree ? fill(text.freeSpace, { size: formatBytes(use.freeableBytes) }) : text.nothingToFree}
        </Button>
      )}
      <p id={noteId} className="text-muted text-small">
        {text.freeNote}
      </p>
    </>
  );
}

/** Read out, as the focus goes to what comes after it. */
function Question({ use }: { readonly use: StorageUse }) {
  const sources = useStore(useWindow().app.sources) ?? [];
  const names = sources.filter(({ key }) => use.freeableKeys.includes(key)).map(({ name }) => name);
  return (
    <p role="alert" className="wrap-anywhere">
      {fill(text.freeGoes, { size: formatBytes(use.freeableBytes), names: listNames(names) })}
    </p>
  );
}

function confirmLabel({ freeableKeys: { length } }: StorageUse): string {
  return length === 1 ? text.freeConfirmOne : fill(text.freeConfirm, { count: length });
}
