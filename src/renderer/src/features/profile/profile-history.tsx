import { useEffect, useId, useRef, useState } from 'react';
import { shownTitle } from '../../../../shared/chat/shown-title';
import type { ProfileAuthor, ProfileVersion } from '../../../../shared/domain/profile-history';
import { wording, fill } from '../../../../shared/text/wording';
import { timeFormat } from '../../../../shared/text/formats';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { ProfileLines } from '../../ui/profile-lines';
import type { ProfileEditing } from './use-profile';

const text = wording.profile;

/** What the profile is opened for to go back to a version of it. */
export const PROFILE_HISTORY = 'history';

/** Every version that is kept, newest first, with the way back to it. */
export function ProfileHistory({ editing }: { readonly editing: ProfileEditing }) {
  const id = useId();
  const { layers } = useWindow();
  const section = useRef<HTMLElement>(null);
  const { versions } = editing;
  const subject = useStore(layers.subject);
  const isThere = versions !== null;
  useEffect(() => {
    if (!isThere || subject !== PROFILE_HISTORY) return;
    (section.current?.querySelector<HTMLElement>('ol button') ?? section.current)?.focus();
  }, [isThere, subject]);
  if (versions === null) return null;
  return (
    <section ref={section} tabIndex={-1} aria-labelledby={id} className="flex flex-col gap-2">
      <h3 id={id} className="text-muted border-line border-b pb-1 text-fine font-medium">
        {text.history}
      </h3>
      {versions.length === 0 && <p className="text-muted">{text.noHistory}</p>}
      <ol aria-labelledby={id} className="flex flex-col gap-3 empty:hidden">
        {versions.map((version, at) => (
          <VersionItem
            key={version.version}
            version={version}
            isNewest={at === 0}
            onRevert={() => editing.revert(version.version)}
          />
        ))}
      </ol>
      {versions.length > 0 && <DeleteButton onDelete={editing.deleteHistory} />}
    </section>
  );
}

interface VersionItemProps {
  readonly version: ProfileVersion;
  readonly isNewest: boolean;
  readonly onRevert: () => void;
}

function VersionItem({ version: { version, author, at, added, removed }, isNewest, onRevert }: VersionItemProps) {
  return (
    <li className="flex items-start gap-3 text-small">
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="text-muted">
          {[fill(text.version, { version }), authorName(author), timeFormat().format(at)].join(' · ')}
        </p>
        <ProfileLines added={added} removed={removed} />
        {author.type === 'model' && <OpenSession sessionId={author.sessionId} />}
      </div>
      {!isNewest && (
        <Button aria-label={fill(text.revertTo, { version })} onClick={onRevert}>
          {text.revert}
        </Button>
      )}
    </li>
  );
}

/** Only while the session is there. */
function OpenSession({ sessionId }: { readonly sessionId: string }) {
  const { app, layers, route } = useWindow();
  const session = app.sessions.get()?.find((each) => each.id === sessionId);
  if (session === undefined) return null;
  const open = (): void => {
    route.go(sessionId);
    layers.toMessageBox();
  };
  return (
    <Button look="quiet" className="-ml-2 h-6 self-start px-2 text-fine" onClick={open}>
      {fill(text.openSession, { title: shownTitle(session) })}
    </Button>
  );
}

/** Asks once more in its own place: there is no way back. */
function DeleteButton({ onDelete }: { readonly onDelete: () => void }) {
  const [isAsking, setIsAsking] = useState(false);
  if (!isAsking) {
    return (
      <Button className="self-start" onClick={() => setIsAsking(true)}>
        {text.deleteHistory}
      </Button>
    );
  }
  const confirm = (): void => {
    setIsAsking(false);
    onDelete();
  };
  return (
    <Button look="danger" className="self-start" autoFocus onBlur={() => setIsAsking(false)} onClick={confirm}>
      {text.deleteHistoryConfirm}
    </Button>
  );
}

function authorName(author: ProfileAuthor): string {
  const { authors } = text;
  switch (author.type) {
    case 'revert':
    case 'undo':
      return fill(authors[author.type], { version: author.version });
    default:
      return authors[author.type];
  }
}
