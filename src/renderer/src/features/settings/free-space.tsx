import { useId, useLayoutEffect, useRef, useState } from 'react';
import type { Source } from '../../../../shared/domain/source';
import type { StorageUse } from '../../../../shared/contract/sources';
import { wording, fill } from '../../../../shared/text/wording';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { ConfirmInPlace } from '../../ui/confirm-in-place';
import { formatBytes } from '../../ui/format';
import { listNames } from '../../ui/list-names';
import { reportFailure, showToast } from '../../ui/toast';
import { whyNothingToFree } from './why-nothing-to-free';

const text = wording.settings;

/** Frees fetched repositories: those that it has told, and no others, once it was told so again. */
export function FreeSpace({ use }: { readonly use: StorageUse | null }) {
  const { bridge, app } = useWindow();
  const sources = useStore(app.sources) ?? [];
  /** What is asked about, as it was then. */
  const [asked, setAsked] = useState<StorageUse | null>(null);
  const [isFreeing, setIsFreeing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const noteId = useId();
  const isToReturn = useRef(false);
  useLayoutEffect(() => {
    if (asked !== null || !isToReturn.current) return;
    isToReturn.current = false;
    opener.current?.focus();
  }, [asked]);
  const end = (): void => {
    isToReturn.current = place.current?.contains(document.activeElement) === true;
    setAsked(null);
    setIsFreeing(false);
  };
  const free = (keys: readonly string[]): void => {
    setIsFreeing(true);
    bridge
      .ask((client) => client.sources.free({ keys }))
      .then((freed) => {
        const sentence = freed.sources === 1 ? text.freedOne : text.freed;
        showToast(fill(sentence, { size: formatBytes(freed.freedBytes), count: freed.sources }));
      })
      .catch(reportFailure)
      .finally(end);
  };
  const canFree = use !== null && use.freeableKeys.length > 0;
  return (
    <div ref={place} className="contents">
      {asked !== null ? (
        <ConfirmInPlace
          question={questionOf(asked, sources)}
          label={text.freeQuestion}
          confirm={isFreeing ? text.freeing : confirmLabel(asked)}
          isRunning={isFreeing}
          noteId={noteId}
          onConfirm={() => free(asked.freeableKeys)}
          onCancel={end}
          onLeave={() => !isFreeing && setAsked(null)}
        />
      ) : (
        <Button
          ref={opener}
          aria-disabled={!canFree}
          aria-describedby={noteId}
          onClick={() => canFree && setAsked(use)}
          className="self-start"
        >
          {canFree ? fill(text.freeSpace, { size: formatBytes(use.freeableBytes) }) : text.nothingToFree}
        </Button>
      )}
      <p id={noteId} className="text-muted text-small">
        {[use === null ? null : whyNothingToFree(use), text.freeNote].filter(Boolean).join(' ')}
      </p>
    </div>
  );
}

function questionOf(use: StorageUse, sources: readonly Source[]): string {
  const names = sources.filter(({ key }) => use.freeableKeys.includes(key)).map(({ name }) => name);
  return fill(text.freeGoes, { size: formatBytes(use.freeableBytes), names: listNames(names) });
}

function confirmLabel({ freeableKeys: { length } }: StorageUse): string {
  return length === 1 ? text.freeConfirmOne : fill(text.freeConfirm, { count: length });
}
