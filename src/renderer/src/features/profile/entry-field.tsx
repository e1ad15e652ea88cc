import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { ErrorData } from '../../../../shared/domain/error-data';
import { wording, fill } from '../../../../shared/text/wording';
import { sentenceOf } from '../../bridge/error-data-of';
import { IconButton } from '../../ui/button';
import { shorten } from '../../ui/shorten';

const text = wording.profile;

interface EntryFieldProps {
  readonly id: string;
  /** Of the sentence that tells the keys. */
  readonly keysId: string;
  readonly label: string;
  readonly value: string;
  readonly problem: ErrorData | 'double' | null;
  readonly onChange: (value: string) => void;
  readonly onAdd: () => void;
  readonly onRemove: () => void;
  readonly onMove: (step: -1 | 1) => void;
}

/** One entry, always open for writing. Its buttons are for the mouse: the keyboard moves and removes it from within. */
export function EntryField(props: EntryFieldProps) {
  const { id, keysId, label, value, problem, onChange, onAdd, onRemove, onMove } = props;
  const name = shorten(value.trim()) || text.blank;
  const onKeyDown = (event: KeyboardEvent): void => {
    // Enter and the arrows belong to the writing system while it composes.
    const action = event.nativeEvent.isComposing ? null : actionOf(event, value);
    if (action === null) return;
    event.preventDefault();
    if (action === 'add') onAdd();
    else if (action === 'remove') onRemove();
    else onMove(action);
  };
  return (
    <li className="flex flex-col gap-0.5">
      <div className="flex items-start gap-1 max-[30rem]:flex-wrap max-[30rem]:justify-end">
        <textarea
          id={id}
          aria-label={label}
          aria-describedby={`${keysId} ${id}-problem`}
          aria-invalid={problem !== null && problem !== 'double'}
          dir="auto"
          rows={1}
          className="field field-sizing-content h-auto min-h-9 scroll-mb-32 resize-none py-1.5"
          value={value}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <IconButton tabIndex={-1} label={fill(text.up, { entry: name })} onClick={() => onMove(-1)}>
          <ArrowUp aria-hidden size={15} />
        </IconButton>
        <IconButton tabIndex={-1} label={fill(text.down, { entry: name })} onClick={() => onMove(1)}>
          <ArrowDown aria-hidden size={15} />
        </IconButton>
        <IconButton tabIndex={-1} label={fill(text.remove, { entry: name })} onClick={onRemove}>
          <Trash2 aria-hidden size={15} />
        </IconButton>
      </div>
      <p id={`${id}-problem`} className="text-danger text-fine empty:hidden">
        {sentenceFor(problem)}
      </p>
    </li>
  );
}

function actionOf({ key, altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent, value: string) {
  if (altKey && key === 'ArrowUp') return -1;
  if (altKey && key === 'ArrowDown') return 1;
  if (altKey && key === 'Delete') return 'remove';
  if (key === 'Enter' && !ctrlKey && !metaKey && !shiftKey) return 'add';
  return key === 'Backspace' && value === '' ? 'remove' : null;
}

function sentenceFor(problem: EntryFieldProps['problem']): string | null {
  if (problem === null) return null;
  return problem === 'double' ? text.double : sentenceOf(problem);
}
