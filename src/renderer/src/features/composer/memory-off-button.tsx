import { CircleSlash } from 'lucide-react';
import { wording } from '../../../../shared/text/wording';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';

/** Says that nothing is recalled while memory is off, and opens the settings that turn it on. */
export function MemoryOffButton() {
  const { app, run } = useWindow();
  if (useStore(app.settings)?.memoryEnabled !== false) return null;
  return (
    <Button look="quiet" onClick={() => run('settings.open')} className="min-w-0 px-2 text-fine">
      <CircleSlash aria-hidden size={13} className="shrink-0" />
      <span className="truncate">{wording.composer.memoryOff}</span>
    </Button>
  );
}
