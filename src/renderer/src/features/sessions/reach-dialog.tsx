import { recallReach, type RecallReach } from '../../../../shared/domain/settings';
import { wording, fill } from '../../../../shared/text/wording';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import type { Choice } from '../../ui/choice';
import { ChooserDialog } from '../../ui/chooser-dialog';
import { reachTitle } from '../../ui/reach-title';
import { reportFailure } from '../../ui/toast';
import { useShownSession } from '../../ui/use-shown-session';

/** Picks how far recall reaches in the shown session; before its first prompt, in the one that this opens. */
export function ReachDialog() {
  const { app, bridge, current, layers } = useWindow();
  const channel = useStore(current.channel);
  const chosen = useStore(channel.reach);
  const session = useShownSession();
  const settings = useStore(app.settings);
  if (settings === null) return null;
  const choose = (reach: RecallReach | null): void => {
    layers.closeDialog();
    if (session === null) channel.reach.set(reach);
    else bridge.ask((client) => client.sessions.setReach({ sessionId: session.id, reach })).catch(reportFailure);
  };
  const inUse = session === null ? chosen : session.recallReach;
  const choiceOf = (reach: RecallReach | null): Choice => ({
    id: idOf(reach),
    title: reach === null ? fill(wording.reach.follow, { reach: reachTitle(settings.recallReach) }) : reachTitle(reach),
    detail: inUse === reach && <span className="text-muted text-fine">{wording.models.current}</span>,
    choose: () => choose(reach),
  });
  const choices = [null, ...recallReach.options].map(choiceOf);
  return (
    <ChooserDialog
      title={wording.reach.title}
      placeholder={wording.reach.input}
      none={wording.reach.none}
      groups={[{ title: wording.settings.reach, choices }]}
      begin={idOf(inUse)}
    >
      <p className="border-line text-muted border-t px-4 py-2 text-fine">{wording.settings.reachNote}</p>
    </ChooserDialog>
  );
}

function idOf(reach: RecallReach | null): string {
  return reach ?? 'follow';
}
