import { useId, useState } from 'react';
import type { SnapshotList } from '../../../../shared/domain/snapshot';
import { wording, fill } from '../../../../shared/text/wording';
import { Button } from '../../ui/button';
import { formatBytes } from '../../ui/format';

const text = wording.snapshots;

interface DamagedFilesProps {
  readonly asides: SnapshotList['asides'];
  readonly onDrop: () => void;
}

/** Damaged files that were set aside, and the way to be rid of them; it asks once more in its own place. */
export function DamagedFiles({ asides: { names, bytes }, onDrop }: DamagedFilesProps) {
  const id = useId();
  const [isAsking, setIsAsking] = useState(false);
  return (
    <section aria-labelledby={id} className="border-line flex flex-col gap-2 border-t pt-4">
      <h3 id={id} className="font-medium">
        {text.asides}
      </h3>
      <p className="text-muted text-small">{fill(text.asidesNote, { size: formatBytes(bytes) })}</p>
      <ul aria-labelledby={id} className="text-small wrap-anywhere">
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      {isAsking ? (
        <Button look="danger" className="self-start" autoFocus onBlur={() => setIsAsking(false)} onClick={onDrop}>
          {text.dropAsidesConfirm}
        </Button>
      ) : (
        <Button className="self-start" onClick={() => setIsAsking(true)}>
          {text.dropAsides}
        </Button>
      )}
    </section>
  );
}
