import { Play } from 'lucide-react';
import { wording } from '../../../../shared/text/wording';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { CommandKeys } from '../../ui/keys';

/** Offers to go on with an answer that ended before its end. */
export function ContinueAnswer() {
  const { run, focusTargets } = useWindow();
  const { keepFocus } = focusTargets;
  return (
    <Button ref={keepFocus} onClick={() => run('turn.continue')}>
      <Play aria-hidden size={14} />
      {wording.thread.continue}
      <CommandKeys id="turn.continue" />
    </Button>
  );
}
