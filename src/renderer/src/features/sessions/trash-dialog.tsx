import { useCallback, useEffect, useRef, useState } from 'react';
import { shownTitle } from '../../../../shared/chat/shown-title';
import type { ContractClient } from '../../../../shared/contract/contract';
import type { TrashedSession, TrashList } from '../../../../shared/domain/trash';
import { wording, fill } from '../../../../shared/text/wording';
import { useWindow } from '../../bridge/window-context';
import { Dialog } from '../../ui/dialog';
import { FormError } from '../../ui/form-error';
import { reportFailure } from '../../ui/toast';
import { useRequest } from '../../ui/use-request';
import { TrashItem } from './trash-item';

const text = wording.trash;

/** The sessions that were moved to the trash, with the way back and the way out for good. */
export function TrashDialog() {
  const { app, bridge } = useWindow();
  const { error, isRunning, send } = useRequest();
  const [trash, setTrash] = useState<TrashList | null>(null);
  const [told, setTold] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const load = useCallback(
    () =>
      bridge
        .ask((client) => client.sessions.listTrash())
        .then(setTrash)
        .catch(reportFailure),
    [bridge],
  );
  useEffect(() => {
    void load();
    // Whichever window moves a session there or back, the list of sessions changes.
    return app.sessions.subscribe(() => void load());
  }, [app, load]);
  const isLoaded = trash !== null;
  useEffect(() => {
    if (isLoaded) list.current?.querySelector<HTMLElement>('article')?.focus();
  }, [isLoaded]);
  const act = (session: TrashedSession, request: (client: ContractClient) => Promise<void>, sentence: string): void => {
    setTold('');
    void send(request, () => setTold(fill(sentence, { title: shownTitle(session) }))).then(load);
  };
  return (
    <Dialog title={text.title} note={text.note}>
      <FormError error={error} />
      {/* Always in the page, so that it is read out when it fills. */}
      <p role="status" className="text-muted wrap-anywhere empty:hidden">
        {told}
      </p>
      {trash === null && <p className="text-muted late py-4">{wording.common.loading}</p>}
      {trash?.total === 0 && <p className="text-muted py-4">{text.empty}</p>}
      <div ref={list}>
        {trash?.sessions.map((session) => (
          <TrashItem
            key={session.id}
            session={session}
            isRunning={isRunning}
            onRestore={() =>
              act(session, (client) => client.sessions.restore({ sessionId: session.id }), text.restored)
            }
            onDelete={() =>
              act(session, (client) => client.sessions.deleteTrashed({ sessionId: session.id }), text.deleted)
            }
          />
        ))}
      </div>
      {trash !== null && trash.total > trash.sessions.length && (
        <p className="text-muted pt-3 text-small">{fill(text.more, { total: trash.total })}</p>
      )}
    </Dialog>
  );
}
