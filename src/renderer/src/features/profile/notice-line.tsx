import { useEffect, useRef } from 'react';
import { wording } from '../../../../shared/text/wording';
import { Button } from '../../ui/button';
import { ProfileLines } from '../../ui/profile-lines';
import type { ProfileNotice } from './use-profile';

interface NoticeLineProps {
  readonly notice: ProfileNotice | null;
  /** The newest that the history shows, once it does. */
  readonly newest: number | undefined;
  readonly onUndo: (version: number) => void;
}

/** Always in the page, so that it is read out when it fills. */
export function NoticeLine({ notice, newest, onUndo }: NoticeLineProps) {
  const line = useRef<HTMLDivElement>(null);
  // What came of the user's own doing is shown, however far down the history it was done, and again once the history has
  // it; what others changed moves nothing.
  useEffect(() => {
    const isOwn = notice !== null && notice.difference === null;
    if (isOwn && newest !== undefined) line.current?.scrollIntoView({ block: 'nearest' });
  }, [notice, newest]);
  return (
    <div ref={line} role="status" className="flex max-h-[30vh] items-start gap-3 overflow-y-auto empty:hidden">
      {notice !== null && (
        <>
          <div className="min-w-0 flex-1">
            <p>{notice.sentences.join(' ')}</p>
            {notice.difference !== null && <ProfileLines {...notice.difference} />}
          </div>
          {notice.undo !== null && <UndoButton version={notice.undo} onUndo={onUndo} />}
        </>
      )}
    </div>
  );
}

function UndoButton({ version, onUndo }: { readonly version: number; readonly onUndo: NoticeLineProps['onUndo'] }) {
  return <Button onClick={() => onUndo(version)}>{wording.common.undo}</Button>;
}
