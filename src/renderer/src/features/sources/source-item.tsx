import { CircleStop, Pencil, RotateCw } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ContractClient } from '../../../../shared/contract/contract';
import type { Source } from '../../../../shared/domain/source';
import { en, fill } from '../../../../shared/text/en';
import { useWindow } from '../../bridge/window-context';
import { IconButton } from '../../ui/button';
import { sourceAction, updateAction } from '../../ui/source-action';
import { reportFailure, showToast } from '../../ui/toast';
import { AskedFor } from './asked-for';
import { EditSource } from './edit-source';
import { LeftOut } from './left-out';
import { focusNeighbour, RemoveButton, useRemoval } from './remove-source';
import { SourceState } from './source-state';

const text = en.sources;
const SHORT_COMMIT = 10;
/** The same key, as keyboards with and without a number block name it. */
const REMOVING_KEYS = ['Delete', 'Backspace'];

export function SourceItem({ source }: { readonly source: Source }) {
  const { bridge, layers } = useWindow();
  const { key, name } = source;
  const [isEditing, setIsEditing] = useState(() => layers.subject.get() === source.key);
  const removal = useRemoval(source);
  const editButton = useRef<HTMLButtonElement>(null);
  const ask = (request: (client: ContractClient) => Promise<void>): void => {
    bridge.ask(request).catch(reportFailure);
  };
  const stop = (): void =>
    ask(async (client) => {
      await client.sources.stop({ key });
      const sentence = source.progress?.step === 'embedding' ? text.stoppedEmbedding : text.stoppedNow;
      showToast(fill(sentence, { name }));
    });
  const keep = (): void =>
    ask(async (client) => {
      await client.sources.change({ key });
      showToast(fill(text.kept, { name }));
      // The button has gone from under the focus.
      editButton.current?.focus();
    });
  const isHandbook = source.kind === 'handbook';
  if (isEditing) {
    const close = (): void => {
      setIsEditing(false);
      requestAnimationFrame(() => editButton.current?.focus());
    };
    return (
      <li ref={focusNeighbour} className="border-line border-b py-3 last:border-b-0">
        <h3 className="font-medium wrap-anywhere">{name}</h3>
        <EditSource source={source} onClose={close} />
      </li>
    );
  }
  const onKeyDown = (event: React.KeyboardEvent): void => {
    if (isHandbook || !REMOVING_KEYS.includes(event.key) || event.repeat) return;
    event.preventDefault();
    removal.begin();
  };
  return (
    <li
      ref={focusNeighbour}
      onKeyDown={onKeyDown}
      className="border-line flex items-start gap-2 border-b py-3 last:border-b-0"
    >
      <div className="min-w-0 flex-1">
        <h3 className="font-medium wrap-anywhere">{name}</h3>
        <p className="text-muted text-small wrap-anywhere">{isHandbook ? text.handbook : whereFrom(source)}</p>
        <div className="mt-1 text-small">
          <SourceState source={source} />
        </div>
        <AskedFor source={source} onKeep={keep} />
        {source.state !== 'working' && <LeftOut skipped={source.skipped} />}
      </div>
      {source.state === 'working' ? (
        <IconButton label={sourceAction(text.stop, source)} onClick={stop}>
          <CircleStop aria-hidden size={16} />
        </IconButton>
      ) : (
        <IconButton
          label={sourceAction(updateAction(source), source)}
          onClick={() => ask((client) => client.sources.refresh({ key }))}
        >
          <RotateCw aria-hidden size={15} />
        </IconButton>
      )}
      {!isHandbook && (
        <IconButton label={sourceAction(text.edit, source)} onClick={() => setIsEditing(true)} ref={editButton}>
          <Pencil aria-hidden size={15} />
        </IconButton>
      )}
      {!isHandbook && <RemoveButton source={source} removal={removal} />}
    </li>
  );
}

/** Address, then what narrows it: ref, folder, commit, and what lies there beside it. */
function whereFrom({ address, ref, searchPath, commit, edited }: Source): string {
  const short = commit?.slice(0, SHORT_COMMIT) ?? null;
  const isPinned = short !== null && ref === commit;
  const edits = edited === 1 ? text.editedOne : fill(text.edited, { count: edited });
  return [
    address,
    !isPinned && ref,
    searchPath,
    isPinned ? fill(text.pinned, { commit: short }) : short,
    edited > 0 && edits,
  ]
    .filter(Boolean)
    .join(' · ');
}
