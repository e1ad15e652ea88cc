import { useState, type ReactNode } from 'react';
import type { CommandId } from '../../../../shared/commands/commands';
import type { LecternMessage } from '../../../../shared/chat/message';
import { wording } from '../../../../shared/text/wording';
import { Button } from '../../ui/button';
import { articleProps, type ArticleProps } from '../../ui/article-props';
import { Carried } from './carried';

/** A pasted megabyte is laid out only when asked for. */
const SHOWN_LENGTH = 3_000;

interface UserMessageProps {
  readonly text: string;
  readonly parts?: LecternMessage['parts'];
  readonly note?: ReactNode;
  readonly article?: ArticleProps;
  readonly isCollapsed?: boolean;
  /** Of one that was sent. */
  readonly toolbar?: ReactNode;
}

/** What the user typed, character by character: it is never read as Markdown. */
export function UserMessage(props: UserMessageProps) {
  const { text, parts, note, article = articleProps(), isCollapsed = false, toolbar } = props;
  // What is looked for may be in what is left out.
  const [chosen, setChosen] = useState<boolean | null>(null);
  const isWhole = chosen ?? article['aria-current'] === 'true';
  const isLong = text.length > SHOWN_LENGTH && !isCollapsed;
  return (
    <article aria-label={wording.thread.you} {...article} className="message mt-2 flex flex-col items-end gap-0.5">
      <div className="bg-side border-line max-w-[92%] min-w-0 rounded-xl border px-3.5 py-2">
        <p dir="auto" className={isCollapsed ? 'text-muted truncate' : 'wrap-anywhere whitespace-pre-wrap'}>
          {isLong && !isWhole ? `${text.slice(0, SHOWN_LENGTH)}…` : text}
        </p>
        {isLong && (
          <Button
            look="quiet"
            data-command={'message.whole' satisfies CommandId}
            className="mt-1 -ml-2 h-7"
            onClick={() => setChosen(!isWhole)}
          >
            {isWhole ? wording.common.showLess : wording.common.showAll}
          </Button>
        )}
        {parts !== undefined && !isCollapsed && <Carried parts={parts} />}
        {note}
      </div>
      {toolbar}
    </article>
  );
}
