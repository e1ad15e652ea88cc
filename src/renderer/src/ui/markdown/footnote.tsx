import { CornerLeftUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { wording, fill } from '../../../../shared/text/wording';
import { IconButton } from '../button';

interface FootnoteProps {
  /** As the text names it. */
  readonly label: string;
  /** As it is shown. */
  readonly mark: string;
}

/** Goes to the note. Plain, so that it does not pass for a citation. */
export function FootnoteLink({ label, mark }: FootnoteProps) {
  return (
    <sup>
      <button
        type="button"
        className="footnote-link"
        aria-label={fill(wording.thread.footnote, { mark })}
        data-footnote-link={label}
        onClick={({ currentTarget }) => goTo(currentTarget, 'data-footnote', label)}
      >
        {mark}
      </button>
    </sup>
  );
}

export function Footnote({ label, mark, children }: FootnoteProps & { readonly children: ReactNode }) {
  return (
    <div
      role="doc-footnote"
      aria-label={fill(wording.thread.footnote, { mark })}
      data-footnote={label}
      tabIndex={-1}
      className="footnote"
    >
      <span aria-hidden className="tabular-nums">
        {mark}
      </span>
      <div className="min-w-0 flex-1">{children}</div>
      <IconButton
        label={fill(wording.thread.footnoteBack, { mark })}
        className="size-6"
        onClick={({ currentTarget }) => goTo(currentTarget, 'data-footnote-link', label)}
      >
        <CornerLeftUp aria-hidden size={13} />
      </IconButton>
    </div>
  );
}

/** Within the same text: another may have a note of that name. */
function goTo(from: HTMLElement, attribute: string, label: string): void {
  from
    .closest('.prose')
    ?.querySelector<HTMLElement>(`[${attribute}="${CSS.escape(label)}"]`)
    ?.focus();
}
