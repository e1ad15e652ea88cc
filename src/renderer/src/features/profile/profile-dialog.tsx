import { wording } from '../../../../shared/text/wording';
import { useSelected } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { Dialog } from '../../ui/dialog';
import { FormError } from '../../ui/form-error';
import { ProfileEditor } from './profile-editor';
import { ProfileHistory } from './profile-history';
import { useProfile } from './use-profile';

const text = wording.profile;

/** What is known of the user, to look at and to change. It shows and edits with memory off too. */
export function ProfileDialog() {
  const { app } = useWindow();
  const isOff = useSelected(app.settings, (settings) => settings?.memoryEnabled === false);
  const editing = useProfile();
  return (
    <Dialog title={text.title} note={text.note}>
      <div className="flex flex-col gap-4">
        {isOff && <p className="bg-warn-soft rounded-md px-3 py-2">{text.off}</p>}
        <FormError error={editing.problem} />
        {editing.draft === null && editing.problem === null && (
          <p className="text-muted late">{wording.common.loading}</p>
        )}
        {editing.draft !== null && <ProfileEditor editing={editing} draft={editing.draft} />}
        {editing.draft !== null && <ProfileHistory editing={editing} />}
      </div>
    </Dialog>
  );
}
