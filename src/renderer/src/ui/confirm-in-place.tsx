import { useId, type FocusEvent } from 'react';
import { wording } from '../../../shared/text/wording';
import { useEscape } from '../keyboard/use-escape';
import { Button } from './button';

interface ConfirmInPlaceProps {
  /** Read out, as the focus goes to what comes after it. Null where the button says it all. */
  readonly question: string | null;
  /** Names the group; the question does where it is left out. */
  readonly label?: string;
  /** What the button says, which is also what is being done. */
  readonly confirm: string;
  readonly isRunning: boolean;
  /** Id of a note on what the button does. */
  readonly noteId?: string;
  readonly buttonClass?: string;
  readonly onConfirm: () => void;
  /** The person said no; without it there is no button for that. */
  readonly onCancel?: () => void;
  /** The focus went elsewhere: the question is off. */
  readonly onLeave: () => void;
}

/** Asks once more in the place of what was pressed. It is new to the page then, and takes the focus. */
export function ConfirmInPlace(props: ConfirmInPlaceProps) {
  const { question, label, confirm, isRunning, noteId, buttonClass, onConfirm, onCancel, onLeave } = props;
  const questionId = useId();
  useEscape(onCancel ?? null);
  const leave = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>): void => {
    if (isLeft(currentTarget, relatedTarget, document.hasFocus())) onLeave();
  };
  const button = (
    <Button
      look="danger"
      autoFocus
      aria-disabled={isRunning}
      aria-describedby={noteId}
      className={buttonClass}
      onBlur={question === null ? leave : undefined}
      onClick={() => !isRunning && onConfirm()}
    >
      {confirm}
    </Button>
  );
  if (question === null) return button;
  const name = label === undefined ? { 'aria-labelledby': questionId } : { 'aria-label': label };
  return (
    <div role="group" {...name} onBlur={leave} className="flex flex-col gap-2">
      <p id={questionId} role="alert" className="wrap-anywhere">
        {question}
      </p>
      <div className="flex flex-wrap gap-2">
        {button}
        {onCancel !== undefined && !isRunning && <Button onClick={onCancel}>{wording.common.cancel}</Button>}
      </div>
    </div>
  );
}

/** True when the focus went on within the window; one that lost it whole gives it back where it was. */
export function isLeft<T>(
  place: { readonly contains: (element: T | null) => boolean },
  next: T | null,
  hasFocus: boolean,
): boolean {
  return hasFocus && !place.contains(next);
}
