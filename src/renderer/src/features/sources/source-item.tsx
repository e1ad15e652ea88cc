import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Source } from '../../../../shared/domain/source';
import { wording } from '../../../../shared/text/wording';
import { useWindow } from '../../bridge/window-context';
import { isChangeWaiting } from '../../ui/source-action';
import { AskedFor } from './asked-for';
import { EditSource } from './edit-source';
import { LeftOut } from './left-out';
import { RemovalQuestion, useRemoval } from './remove-source';
import { SourceButtons } from './source-buttons';
import { SourceState } from './source-state';
import { useSourceRequests } from './use-source-requests';
import { whereFrom } from './where-from';

const text = wording.sources;

interface SourceItemProps {
  readonly source: Source;
  /** The one row at which Tab stops, and goes on to its buttons. */
  readonly isCurrent: boolean;
  readonly onFocus: () => void;
}

/** One source. While the focus is in it, R refreshes, S stops and Delete removes it; Enter on it opens what can be changed. */
export function SourceItem({ source, isCurrent, onFocus }: SourceItemProps) {
  const { layers } = useWindow();
  const row = useRef<HTMLElement>(null);
  const [nameId, aboutId] = [useId(), useId()];
  const [isEditing, setIsEditing] = useState(() => layers.subject.get() === source.key);
  const removal = useRemoval(source);
  const requests = useSourceRequests(source);
  useLayoutEffect(() => passFocusOn(row.current), []);
  const isHandbook = source.kind === 'handbook';
  const edit = (): void => setIsEditing(!isHandbook);
  const remove = (): void => {
    if (!isHandbook) removal.begin();
  };
  const isWorking = source.state === 'working';
  const actions: Readonly<Record<string, () => void>> = {
    [text.refreshKey]: requests.update,
    [text.stopKey]: isWorking || isChangeWaiting(source) ? requests.stop : () => undefined,
    // The same key, as keyboards with and without a number block name it.
    DELETE: remove,
    BACKSPACE: remove,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isEditing || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    const isRow = event.target === row.current;
    const act = isRow && event.key === 'Enter' ? edit : actions[event.key.toUpperCase()];
    if (act === undefined) return;
    event.preventDefault();
    act();
  };
  const focusRow = (): void => void requestAnimationFrame(() => row.current?.focus());
  const closeEditor = (): void => {
    setIsEditing(false);
    focusRow();
  };
  const cancelRemoval = (): void => {
    removal.cancel();
    focusRow();
  };
  const keep = (): void => {
    requests.keep();
    // The button goes from under the focus.
    row.current?.focus();
  };
  const tabIndex = isCurrent ? 0 : -1;
  return (
    <article
      ref={row}
      data-source
      aria-labelledby={nameId}
      aria-describedby={aboutId}
      tabIndex={tabIndex}
      onFocus={onFocus}
      onKeyDown={onKeyDown}
      className="-mx-2 my-1 rounded-lg px-2 py-2"
    >
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <h3 id={nameId} className="font-medium wrap-anywhere">
            {source.name}
          </h3>
          {!isEditing && <SourceAbout id={aboutId} source={source} tabIndex={tabIndex} onKeep={keep} />}
        </div>
        {!isEditing && (
          <SourceButtons
            source={source}
            tabIndex={tabIndex}
            onUpdate={requests.update}
            onStop={requests.stop}
            onEdit={edit}
            onRemove={remove}
          />
        )}
      </div>
      {isEditing ? (
        <EditSource source={source} onClose={closeEditor} />
      ) : (
        <RemovalQuestion source={source} removal={removal} onCancel={cancelRemoval} />
      )}
    </article>
  );
}

interface SourceAboutProps {
  /** Names what the row is described by. */
  readonly id: string;
  readonly source: Source;
  readonly tabIndex: 0 | -1;
  readonly onKeep: () => void;
}

function SourceAbout({ id, source, tabIndex, onKeep }: SourceAboutProps) {
  return (
    <>
      <div id={id}>
        <p className="text-muted text-small wrap-anywhere">{whereFrom(source)}</p>
        <div className="mt-1 text-small">
          <SourceState source={source} />
        </div>
      </div>
      <AskedFor source={source} tabIndex={tabIndex} onKeep={onKeep} />
      <LeftOut source={source} tabIndex={tabIndex} />
    </>
  );
}

/** A row that goes from under the focus gives it to its neighbour. Returns what React calls just before. */
function passFocusOn(row: HTMLElement | null): () => void {
  const item = row?.closest('li');
  return () => {
    if (row?.contains(document.activeElement) !== true) return;
    const neighbour = item?.nextElementSibling ?? item?.previousElementSibling;
    neighbour?.querySelector<HTMLElement>('[data-source]')?.focus();
  };
}
