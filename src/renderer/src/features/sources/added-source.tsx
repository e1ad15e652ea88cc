import { wording } from '../../../../shared/text/wording';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { reportFailure } from '../../ui/toast';
import { AddedState } from './added-state';
import { LeftOut } from './left-out';

const text = wording.addSource;

interface AddedSourceProps {
  readonly sourceKey: string;
  readonly onAnother: () => void;
  readonly onRetry: () => void;
}

/** How it goes with a source just added. */
export function AddedSource({ sourceKey, onAnother, onRetry }: AddedSourceProps) {
  const { app, bridge, layers } = useWindow();
  const source = useStore(app.sources)?.find((each) => each.key === sourceKey);
  const isWorking = source === undefined || source.state === 'working';
  // Stopped while it was embedded, it is a source all the same.
  const isAdded = source?.state === 'ready' || (source?.state === 'stopped' && source.passages > 0);
  const hasFailed = !isWorking && !isAdded;
  const stop = (): void => void bridge.ask((client) => client.sources.stop({ key: sourceKey })).catch(reportFailure);
  const refresh = (): void =>
    void bridge.ask((client) => client.sources.refresh({ key: sourceKey })).catch(reportFailure);
  /** What never came to anything leaves no source behind. */
  const mend = (): void => {
    if (source?.passages === 0) {
      bridge.ask((client) => client.sources.remove({ key: sourceKey })).catch(reportFailure);
    }
    onRetry();
  };
  return (
    <div className="flex flex-col gap-3">
      <p className="font-medium wrap-anywhere">{source?.address}</p>
      <AddedState source={source} />
      {source !== undefined && <LeftOut source={source} />}
      {isWorking && <p className="text-muted">{text.background}</p>}
      <div className="flex justify-end gap-2">
        {isAdded && source.state === 'stopped' && <Button onClick={refresh}>{wording.sources.refresh}</Button>}
        {isAdded && <Button onClick={onAnother}>{text.another}</Button>}
        {isWorking && <Button onClick={stop}>{wording.sources.stop}</Button>}
        <Button look={hasFailed ? 'plain' : 'primary'} autoFocus={!hasFailed} onClick={layers.closeDialog}>
          {wording.common.close}
        </Button>
        {hasFailed && (
          <Button look="primary" autoFocus onClick={mend}>
            {text.mend}
          </Button>
        )}
      </div>
    </div>
  );
}
