import { en, fill } from '../../../../shared/text/en';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { CommandKeys } from '../../ui/keys';
import { ProgressBar } from '../../ui/progress-bar';

const text = en.settings;

/** Makes the index of memory anew; what was indexed before is found until its turn comes. */
export function RebuildIndex() {
  const { rebuilding, run } = useWindow();
  const progress = useStore(rebuilding.progress);
  return (
    <>
      {progress === null ? (
        <Button onClick={() => run('memory.rebuild')} className="self-start">
          {en.commands['memory.rebuild']}
          <CommandKeys id="memory.rebuild" />
        </Button>
      ) : (
        <div className="flex items-center gap-3">
          <div className="min-w-0 flex-1">
            <p className="text-[13px]">{fill(text.rebuilding, { ...progress })}</p>
            <ProgressBar label={en.commands['memory.rebuild']} {...progress} />
          </div>
          <Button onClick={rebuilding.stop}>{en.embedder.stop}</Button>
        </div>
      )}
      <p className="text-muted -mt-2 text-[13px]">{text.rebuildNote}</p>
    </>
  );
}
