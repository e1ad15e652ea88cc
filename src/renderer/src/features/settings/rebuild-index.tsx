import { countFormat } from '../../../../shared/text/formats';
import { wording, fill } from '../../../../shared/text/wording';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { CommandKeys } from '../../ui/keys';
import { ProgressBar } from '../../ui/progress-bar';

const text = wording.settings;

/** Makes the index of memory anew; what was indexed before is found until its turn comes. */
export function RebuildIndex() {
  const { rebuilding, run } = useWindow();
  const progress = useStore(rebuilding.progress);
  const title = wording.commands['memory.rebuild'];
  return (
    <>
      <div className="flex items-center gap-3">
        {progress !== null && (
          <div className="min-w-0 flex-1">
            <p className="text-small">{fill(text.rebuilding, counted(progress))}</p>
            <ProgressBar label={title} {...progress} />
          </div>
        )}
        {/* The one button for both: it keeps the focus. */}
        <Button onClick={progress === null ? () => run('memory.rebuild') : rebuilding.stop}>
          {progress === null ? title : wording.embedder.stop}
          {progress === null && <CommandKeys id="memory.rebuild" />}
        </Button>
      </div>
      <p className="text-muted -mt-2 text-small">{text.rebuildNote}</p>
    </>
  );
}

function counted({ done, total }: { readonly done: number; readonly total: number }): Record<'done' | 'total', string> {
  const format = countFormat();
  return { done: format.format(done), total: format.format(total) };
}
