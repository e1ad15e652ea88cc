import { useState } from 'react';
import type { Source } from '../../../../shared/domain/source';
import { wording, fill } from '../../../../shared/text/wording';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { walkList } from '../../keyboard/walk-list';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { formatBytes } from '../../ui/format';
import { CommandKeys, keysText } from '../../ui/keys';
import { removalOf } from '../../ui/source-action';
import { SourceItem } from './source-item';

const text = wording.sources;

export function SourcesDialog() {
  const { app, layers, run } = useWindow();
  const sources = useStore(app.sources) ?? [];
  const isLoading = useStore(app.sources) === null;
  const [subject] = useState(() => layers.subject.get());
  const [focused, setFocused] = useState<string | null>(null);
  const isAbout = ({ key }: Source): boolean => subject === key || subject === removalOf(key);
  const isFocused = (source: Source): boolean => (focused === null ? isAbout(source) : rowOf(source) === focused);
  const current = sources.find(isFocused) ?? sources[0];
  const onDisk = sources.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return (
    <Dialog title={text.title} note={text.note}>
      {isLoading && <p className="text-muted late py-4">{wording.common.loading}</p>}
      {!isLoading && sources.length === 0 && <p className="text-muted py-4">{text.empty}</p>}
      {onDisk > 0 && <p className="text-muted text-small">{fill(text.onDisk, { size: formatBytes(onDisk) })}</p>}
      {sources.length > 0 && <p className="text-muted mb-2 text-fine">{fill(text.keys, keysOfList())}</p>}
      <ul aria-label={text.title} onKeyDown={(event) => walkList(event, '[data-source]')}>
        {sources.map((source) => (
          <li key={rowOf(source)} className="border-line border-b last:border-b-0">
            <SourceItem source={source} isCurrent={source === current} onFocus={() => setFocused(rowOf(source))} />
          </li>
        ))}
      </ul>
      <Button className="mt-3" onClick={() => run('source.add')}>
        {wording.addSource.title}
        <CommandKeys id="source.add" />
      </Button>
    </Dialog>
  );
}

/** One that follows another ref from now on has another key, and is in the row that it was in. */
function rowOf({ addedAt, address }: Source): string {
  return `${addedAt} ${address}`;
}

function keysOfList() {
  return {
    change: keysText('Enter'),
    refresh: keysText(text.refreshKey),
    stop: keysText(text.stopKey),
    remove: keysText('Delete'),
  };
}
