import { History } from 'lucide-react';
import type { SessionSummary } from '../../../../shared/domain/session';
import { wording } from '../../../../shared/text/wording';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';

/** Says how far recall reaches in the shown session, or will in the one to come; opens the choice. */
export function ReachButton({ session }: { readonly session: SessionSummary | null }) {
  const { app, current, run } = useWindow();
  const settings = useStore(app.settings);
  const chosen = useStore(useStore(current.channel).reach);
  // With memory off nothing is recalled, whatever was chosen.
  if (settings === null || !settings.memoryEnabled) return null;
  const reach = (session === null ? chosen : session.recallReach) ?? settings.recallReach;
  const label = wording.reach.labels[reach];
  return (
    <Button
      look="quiet"
      aria-label={label}
      title={label}
      onClick={() => run('session.reach')}
      className="text-muted h-7 shrink-0 gap-1.5 px-2 text-fine"
    >
      <History aria-hidden size={14} />
      <span className="@max-[40rem]:hidden">{label}</span>
      <span className="@max-[30rem]:hidden @min-[40rem]:hidden">{wording.reach.short}</span>
    </Button>
  );
}
