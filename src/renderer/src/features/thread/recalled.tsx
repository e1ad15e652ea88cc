import { History } from 'lucide-react';
import type { RecalledMessage } from '../../../../shared/chat/message';
import { en, fill } from '../../../../shared/text/en';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { Step } from '../../ui/step';

/** What memory handed to the model. Only what matched is counted; its neighbours are shown with it. */
export function Recalled({ recalled }: { readonly recalled: readonly RecalledMessage[] }) {
  const { route } = useWindow();
  const matches = recalled.filter((message) => message.isMatch).length;
  const title = matches === 1 ? en.thread.recalledOne : fill(en.thread.recalledMany, { count: matches });
  return (
    <Step icon={<History size={15} />} title={title}>
      <ul className="flex flex-col gap-2.5">
        {recalled.map((message) => (
          <li key={message.messageId} className={message.isMatch ? '' : 'text-muted'}>
            <p className="text-muted text-[12px]">
              {message.role === 'user' ? en.thread.you : en.thread.assistant} · {day.format(message.createdAt)}
            </p>
            <p dir="auto" className="line-clamp-4 wrap-anywhere whitespace-pre-wrap">
              {message.text}
            </p>
            {message.isMatch && (
              <Button look="quiet" className="-ml-2 h-6 px-2 text-[12px]" onClick={() => route.go(message.sessionId)}>
                {en.thread.recalledFrom}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Step>
  );
}

const day = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });
