import { useState } from 'react';
import { shownTitle } from '../../../../shared/chat/shown-title';
import { wording, fill } from '../../../../shared/text/wording';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FormError } from '../../ui/form-error';
import { showToast } from '../../ui/toast';
import { useRequest } from '../../ui/use-request';
import { useShownSession } from '../../ui/use-shown-session';

/** Asks once more before a private session goes: it has no trash. */
export function DeleteDialog() {
  const { layers } = useWindow();
  const shown = useShownSession();
  // The same for the dialog's life, whatever the window shows meanwhile.
  const [session] = useState(shown);
  const { error, send } = useRequest();
  if (session === null) return null;
  const remove = (): void =>
    void send(
      (client) => client.sessions.delete({ sessionId: session.id }),
      () => {
        layers.closeDialog();
        showToast(wording.sessions.deleted);
      },
    );
  return (
    <Dialog
      title={wording.sessions.deleteTitle}
      note={fill(wording.sessions.deleteNote, { title: shownTitle(session) })}
    >
      <FormError error={error} />
      <div className="flex justify-end gap-2 pt-2">
        <Button onClick={layers.closeDialog}>{wording.common.cancel}</Button>
        <Button look="danger" onClick={remove}>
          {wording.sessions.delete}
        </Button>
      </div>
    </Dialog>
  );
}
