import { useState, type FormEvent } from 'react';
import { wording } from '../../../../shared/text/wording';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { FormError } from '../../ui/form-error';
import { useRequest } from '../../ui/use-request';

export function RenameDialog() {
  const { app, current, layers } = useWindow();
  const [sessionId] = useState(() => current.channel.get().view.get().sessionId);
  const [title, setTitle] = useState(() => app.sessions.get()?.find((each) => each.id === sessionId)?.title ?? '');
  const { error, send } = useRequest();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (sessionId !== null) void send((client) => client.sessions.rename({ sessionId, title }), layers.closeDialog);
  };
  return (
    <Dialog title={wording.commands['session.rename']}>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <Field label={wording.sessions.renameLabel} value={title} onChange={setTitle} autoFocus />
        <FormError error={error} />
        <Button type="submit" look="primary" className="self-end">
          {wording.sessions.rename}
        </Button>
      </form>
    </Dialog>
  );
}
