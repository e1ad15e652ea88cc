import { wording } from '../../../../shared/text/wording';
import type { SessionView } from '../../bridge/session-view';
import { useSelected, useStore, type Store } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { activitySentence, sourceProgress } from './activity-sentence';

/** Says what is going on. Always there, so that a screen reader hears it change; how far a source is would be too much. */
export function ActivityStatus({ view: store }: { readonly view: Store<SessionView> }) {
  const { app } = useWindow();
  const sources = useStore(app.sources) ?? [];
  const sentence = useSelected(store, (view) => activitySentence(view, sources));
  const progress = useSelected(store, (view) => sourceProgress(view, sources));
  return (
    <div className="text-muted flex h-6 min-w-0 items-center gap-2 text-small">
      {sentence !== '' && <span aria-hidden className="pulse-dot" />}
      <output aria-label={wording.activity.label} className="min-w-0 truncate">
        {sentence}
      </output>
      <span className="shrink-0 tabular-nums">{progress}</span>
    </div>
  );
}
