import { useRef, useState, type FocusEvent, type KeyboardEvent } from 'react';
import type { LecternMessage } from '../../../../shared/chat/message';
import type { ErrorData } from '../../../../shared/domain/error-data';
import { wording } from '../../../../shared/text/wording';
import { errorDataOf, sentenceOf } from '../../bridge/error-data-of';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';

/** A sent prompt, open for another wording. Sending keeps the old one as a version; leaving keeps what was typed. */
export function PromptEditor({ prompt }: { readonly prompt: LecternMessage }) {
  const { messages, focusTargets } = useWindow();
  const [text, setText] = useState(() => messages.editText(prompt));
  const [error, setError] = useState<ErrorData | null>(null);
  const leave = (): void => {
    messages.edit(null);
    focusTargets.focusMessage(prompt.id);
  };
  const send = (): void => {
    messages
      .sendEdit(prompt, text)
      .then(focusTargets.focusMessageBox, (reason: unknown) => setError(errorDataOf(reason)));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') leave();
    else if (event.key === 'Enter' && !event.shiftKey) send();
    else return;
    event.preventDefault();
  };
  const isOpened = useRef(false);
  const toEndOnce = ({ currentTarget: box }: FocusEvent<HTMLTextAreaElement>): void => {
    if (isOpened.current) return;
    isOpened.current = true;
    box.setSelectionRange(box.value.length, box.value.length);
  };
  const change = (next: string): void => {
    setText(next);
    setError(null);
    messages.keepEdit(prompt.id, next);
  };
  return (
    <div className="border-accent bg-raised focus-within:outline-accent my-2 w-full rounded-xl border p-2 focus-within:outline-1">
      <textarea
        autoFocus
        // An edit mostly goes on from the end; a browser begins before the text.
        onFocus={toEndOnce}
        aria-label={wording.message.edited}
        value={text}
        rows={2}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
        className="block field-sizing-content max-h-[40vh] w-full resize-none bg-transparent px-1.5 py-1 outline-none"
      />
      {error !== null && (
        <p role="alert" className="text-danger px-1.5 pb-1">
          {sentenceOf(error)}
        </p>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={leave}>{wording.common.cancel}</Button>
        <Button look="primary" onClick={send}>
          {wording.composer.send}
        </Button>
      </div>
    </div>
  );
}
