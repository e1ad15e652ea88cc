import { Play } from 'lucide-react';
import { en } from '../../../../shared/text/en';
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
      {en.thread.continue}
      <CommandKeys id="turn.continue" />
    </Button>
  );
}
