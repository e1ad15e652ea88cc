import { wording } from '../../../../shared/text/wording';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { ProgressBar } from '../../ui/progress-bar';
import { reportFailure } from '../../ui/toast';

const text = wording.transfer;

interface TransferProgressProps {
  /** Names the bar. */
  readonly label: string;
  readonly sentence: string;
  /** A second line, of what has been done so far. */
  readonly detail?: string;
  readonly done: number;
  readonly total: number;
}

/** How far it has come, and the button that stops it. */
export function TransferProgress({ label, sentence, detail, done, total }: TransferProgressProps) {
  const { bridge, layers } = useWindow();
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-col gap-1">
        <p className="text-muted tabular-nums">{sentence}</p>
        <ProgressBar label={label} done={done} total={total} />
        {detail !== undefined && <p className="text-muted tabular-nums">{detail}</p>}
      </div>
      <p className="text-muted">{text.background}</p>
      <div className="flex justify-end gap-2">
        <Button onClick={() => void bridge.ask((client) => client.transfer.stop()).catch(reportFailure)}>
          {text.stop}
        </Button>
        {/* The button that began it has gone, and the focus with it. */}
        <Button look="primary" autoFocus onClick={layers.closeDialog}>
          {wording.common.close}
        </Button>
      </div>
    </div>
  );
}
