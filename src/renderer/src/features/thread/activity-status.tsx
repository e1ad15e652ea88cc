import { en } from '../../../../shared/text/en';
import type { SessionView } from '../../bridge/session-view';
import { useStore, type Store } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { activitySentence } from './activity-sentence';

/** Says what is going on. Always there, so that a screen reader hears it change. */
export function ActivityStatus({ view }: { readonly view: Store<SessionView> }) {
  const { app } = useWindow();
  const sentence = activitySentence(useStore(view), useStore(app.sources) ?? []);
  return (
    <output aria-label={en.activity.label} className="flex h-6 min-w-0 items-center gap-2 text-[13px]">
      {sentence !== '' && <span aria-hidden className="pulse-dot" />}
      <span className="text-muted truncate">{sentence}</span>
    </output>
  );
}
