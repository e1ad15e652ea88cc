import { wording } from '../../../../shared/text/wording';
import { Button } from '../../ui/button';
import { ProfileLines } from '../../ui/profile-lines';
import type { ProfileNotice } from './use-profile';

interface NoticeLineProps {
  readonly notice: ProfileNotice | null;
  readonly onUndo: (version: number) => void;
}

/** Always in the page, so that it is read out when it fills. */
export function NoticeLine({ notice, onUndo }: NoticeLineProps) {
  return (
    <div role="status" className="flex max-h-[30vh] items-start gap-3 overflow-y-auto empty:hidden">
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
