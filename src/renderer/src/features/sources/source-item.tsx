import { CircleStop, Pencil, RotateCw, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ContractClient } from '../../../../shared/contract/contract';
import type { Source } from '../../../../shared/domain/source';
import { en, fill } from '../../../../shared/text/en';
import { useWindow } from '../../bridge/window-context';
import { Button, IconButton } from '../../ui/button';
import { formatBytes } from '../../ui/format';
import { reportFailure, showToast } from '../../ui/toast';
import { EditSource } from './edit-source';
import { LeftOut } from './left-out';
import { SourceState } from './source-state';

const text = en.sources;
const SHORT_COMMIT = 10;

export function SourceItem({ source }: { readonly source: Source }) {
  const { bridge, layers } = useWindow();
  const { key, name } = source;
  const [isEditing, setIsEditing] = useState(() => layers.subject.get() === source.key);
  const editButton = useRef<HTMLButtonElement>(null);
  const ask = (request: (client: ContractClient) => Promise<void>): void => {
    bridge.ask(request).catch(reportFailure);
  };
  const remove = (): void =>
    ask(async (client) => {
      const { freedBytes } = await client.sources.remove({ key });
      const sentence = freedBytes > 0 ? text.removedAndFreed : text.removed;
      showToast(fill(sentence, { name, size: formatBytes(freedBytes) }));
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
      </div>
      {source.state === 'working' ? (
        <IconButton label={labelOf(text.stop, name)} onClick={() => ask((client) => client.sources.stop({ key }))}>
          <CircleStop aria-hidden size={16} />
        </IconButton>
      ) : (
        <IconButton
          label={labelOf(text.refresh, name)}
        {source.state !== 'working' && <LeftOut skipped={source.skipped} />}
          onClick={() => ask((client) => client.sources.refresh({ key }))}
        >
          <RotateCw aria-hidden size={15} />
        </IconButton>
      )}
      {!isHandbook && (
        <IconButton label={labelOf(text.edit, name)} onClick={() => setIsEditing(true)} ref={editButton}>
          <Pencil aria-hidden size={15} />
        </IconButton>
      )}
      {!isHandbook && <RemoveButton name={name} onRemove={remove} />}
    </li>
  );
}

/** Asks once more in its own place: what is removed has to be fetched again. */
function RemoveButton({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  const [isAsking, setIsAsking] = useState(false);
  if (isAsking) {
    return (
      <Button look="danger" autoFocus onBlur={() => setIsAsking(false)} onClick={onRemove}>
        {text.removeConfirm}
      </Button>
    );
  }
  return (
    <IconButton label={labelOf(text.remove, name)} onClick={() => setIsAsking(true)}>
      <Trash2 aria-hidden size={15} />
    </IconButton>
  );
}

function labelOf(action: string, name: string): string {
  return fill(text.action, { action, name });
}

/** Address, then what narrows it: ref, folder, commit, and what lies there beside it. */
function whereFrom({ address, ref, searchPath, commit, edited }: Source): string {
  const at = ref === commit ? null : ref;
  const edits = edited === 1 ? text.editedOne : fill(text.edited, { count: edited });
  return [address, at, searchPath, commit?.slice(0, SHORT_COMMIT), edited > 0 && edits].filter(Boolean).join(' · ');
}
