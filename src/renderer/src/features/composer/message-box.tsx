import type { ClipboardEvent, KeyboardEvent } from 'react';
import { wording } from '../../../../shared/text/wording';
import type { SessionView } from '../../bridge/session-view';
import type { Store } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { filesIn, readDropped } from './read-dropped';
import { optionId, SuggestionList } from './suggestion-list';
import { textDirection } from './text-direction';
import { usePromptHistory } from './use-prompt-history';
import type { Sending } from './use-sending';
import { useSuggestions } from './use-suggestions';

/** A longer text fills the box anyway; measuring it at each key would be felt. */
const GROWING_LENGTH = 10_000;

interface MessageBoxProps {
  readonly view: Store<SessionView>;
  readonly sending: Sending;
  /** Ids of what describes the box. */
  readonly describedBy: string;
}

/** Where prompts are written. `/` and `@` at their places open a list over it; ↑ in an empty box brings earlier prompts. */
export function MessageBox({ view, sending, describedBy }: MessageBoxProps) {
  const { focusTargets } = useWindow();
  const { draft, text, setText, known, attached, submit } = sending;
  const history = usePromptHistory(draft, view);
  const { listId, label, choices, active, setCaret, onKey } = useSuggestions({
    text,
    setText,
    known,
    isWanted: !history.isWalking(),
  });
  const isOpen = choices.length > 0;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (onKey(event) || walks(event, history) || sends(event, submit)) event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent): void => {
    const files = filesIn(event.clipboardData);
    // A program that copies a picture of a text gives the text too.
    if (files.length === 0 || event.clipboardData.types.includes('text/plain')) return;
    event.preventDefault();
    void attached.addOnceRead(readDropped(files));
  };
  return (
    <>
      <SuggestionList id={listId} label={label} choices={choices} active={active} />
      <textarea
        ref={(box) => focusTargets.setMessageBox(box)}
        aria-label={wording.composer.label}
        aria-describedby={describedBy}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        {...(isOpen && { 'aria-controls': listId, 'aria-activedescendant': optionId(listId, active) })}
        placeholder={wording.composer.placeholder}
        autoFocus
        dir={textDirection(text)}
        rows={1}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setCaret(event.target.selectionStart);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onBlur={() => setCaret(null)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        className={`placeholder:text-muted block max-h-[40vh] min-h-11 w-full resize-none bg-transparent px-3.5 pt-3 pb-1 outline-none ${text.length > GROWING_LENGTH ? 'h-[40vh]' : 'field-sizing-content'}`}
      />
    </>
  );
}

function walks(event: KeyboardEvent, history: ReturnType<typeof usePromptHistory>): boolean {
  const hasModifier = event.shiftKey || event.ctrlKey || event.altKey || event.metaKey;
  if (hasModifier || event.nativeEvent.isComposing) return false;
  if (event.key === 'ArrowUp') return history.older();
  return event.key === 'ArrowDown' && history.newer();
}

function sends(event: KeyboardEvent, submit: () => void): boolean {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return false;
  submit();
  return true;
}
