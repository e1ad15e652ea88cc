import { en, fill } from '../../../../shared/text/en';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { formatBytes } from '../../ui/format';
import { CommandKeys } from '../../ui/keys';
import { SourceItem } from './source-item';

export function SourcesDialog() {
  const { app, run } = useWindow();
  const sources = useStore(app.sources);
  const freeable = (sources ?? []).reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return (
    <Dialog title={en.sources.title} note={en.sources.note}>
      {sources === null && <p className="text-muted late py-4">{en.common.loading}</p>}
      {sources?.length === 0 && <p className="text-muted py-4">{en.sources.empty}</p>}
      {freeable > 0 && (
        <p className="text-muted text-small">{fill(en.sources.onDisk, { size: formatBytes(freeable) })}</p>
      )}
      <ul>
        {sources?.map((source) => (
          <SourceItem key={source.key} source={source} />
        ))}
      </ul>
      <Button className="mt-3" onClick={() => run('source.add')}>
        {en.addSource.title}
        <CommandKeys id="source.add" />
      </Button>
    </Dialog>
  );
}
