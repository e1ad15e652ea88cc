import type { Snapshot } from '../../../../shared/domain/snapshot';
import { wording, fill } from '../../../../shared/text/wording';
import { timeFormat } from '../../../../shared/text/formats';
import { Button } from '../../ui/button';
import { formatBytes } from '../../ui/format';

const text = wording.snapshots;

interface SnapshotItemProps {
  readonly snapshot: Snapshot;
  /** It is restored at the next start. */
  readonly isChosen: boolean;
  readonly onChoose: (id: string | null) => void;
}

export function SnapshotItem({ snapshot: { id, madeAt, reason, bytes }, isChosen, onChoose }: SnapshotItemProps) {
  return (
    <li className="flex items-start gap-3">
      <div className="min-w-0 flex-1">
        <p className="font-medium">{timeFormat().format(madeAt)}</p>
        <p className="text-muted text-small">{[text.reasons[reason], formatBytes(bytes)].join(' · ')}</p>
        <p role="status" className="text-small empty:hidden">
          {isChosen && text.chosen}
        </p>
      </div>
      <Button
        aria-label={isChosen ? undefined : fill(text.restoreOf, { time: timeFormat().format(madeAt) })}
        onClick={() => onChoose(isChosen ? null : id)}
      >
        {isChosen ? text.callOff : text.restore}
      </Button>
    </li>
  );
}
