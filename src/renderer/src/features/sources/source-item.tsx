import { CircleStop, Pencil, RotateCw, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ContractClient } from '../../../../shared/contract/contract';
import type { Source } from '../../../../shared/domain/source';
import { en, fill } from '../../../../shared/text/en';
import { useWindow } from '../../bridge/window-context';
import { Button, IconButton } from '../../ui/button';
import { formatBytes } from '../../ui/format';
import { removalOf, removeForGood, sourceAction, updateAction } from '../../ui/source-action';
import { reportFailure, showToast } from '../../ui/toast';
import { AskedFor } from './asked-for';
import { EditSource } from './edit-source';
import { LeftOut } from './left-out';
import { SourceState } from './source-state';

const text = en.sources;
const SHORT_COMMIT = 10;

export function SourceItem({ source }: { readonly source: Source }) {
  const { bridge, layers } = useWindow();
  const { key, name } = source;
  const [isEditing, setIsEditing] = useState(() => layers.subject.get() === source.key);
  const [isRemoving, setIsRemoving] = useState(false);
  const editButton = useRef<HTMLButtonElement>(null);
  const ask = (request: (client: ContractClient) => Promise<void>): void => {
    bridge.ask(request).catch(reportFailure);
  };
  const remove = (): void => {
    setIsRemoving(true);
    ask(async (client) => {
      const { freedBytes } = await client.sources.remove({ key }).finally(() => setIsRemoving(false));
      const sentence = freedBytes > 0 ? text.removedAndFreed : text.removed;
      showToast(fill(sentence, { name, size: formatBytes(freedBytes) }));
    });
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
      <li className="border-line border-b py-3 last:border-b-0">
        <h3 className="font-medium wrap-anywhere">{name}</h3>
        <EditSource source={source} onClose={close} />
      </li>
    );
  }
  return (
    <li className="border-line flex items-start gap-2 border-b py-3 last:border-b-0">
      <div className="min-w-0 flex-1">
        <h3 className="font-medium wrap-anywhere">{name}</h3>
        <p className="text-muted text-[13px] wrap-anywhere">{isHandbook ? text.handbook : whereFrom(source)}</p>
        <div className="mt-1 text-[13px]">
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
      {!isHandbook && (
        <RemoveButton
          label={sourceAction(text.remove, source)}
          confirmLabel={removeForGood(source)}
          isAsked={layers.subject.get() === removalOf(key)}
          isRemoving={isRemoving}
          onRemove={remove}
        />
      )}
    </li>
  );
}

interface RemoveButtonProps {
  readonly label: string;
  readonly confirmLabel: string;
  /** True when the list was opened to remove this one. */
  readonly isAsked: boolean;
  readonly isRemoving: boolean;
  readonly onRemove: () => void;
}

/** Asks once more in its own place: what is removed has to be fetched again. */
function RemoveButton({ label, confirmLabel, isAsked, isRemoving, onRemove }: RemoveButtonProps) {
  const [isAsking, setIsAsking] = useState(isAsked);
  if (isAsking || isRemoving) {
    return (
      <Button
        look="danger"
        className="h-auto min-h-8 max-w-1/2 py-1 wrap-anywhere whitespace-normal"
        autoFocus
        aria-disabled={isRemoving}
        onBlur={() => setIsAsking(false)}
        onClick={() => !isRemoving && onRemove()}
      >
        {isRemoving ? text.removing : confirmLabel}
      </Button>
    );
  }
  return (
    <IconButton label={label} onClick={() => setIsAsking(true)}>
      <Trash2 aria-hidden size={15} />
    </IconButton>
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
