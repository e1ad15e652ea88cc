import { wording } from '../../../../shared/text/wording';
import { sentenceOf } from '../../bridge/error-data-of';
import { isUnfinished, isBusy, openAnswerId, type SessionView } from '../../bridge/session-view';
import { useStore, type Store } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { EmptyThread } from './empty-thread';
import { MessageArticle } from './message-article';
import { MessageList } from './message-list';
import { Outcome } from './outcome';
import { UserMessage } from './user-message';
import { useSettledView } from './use-settled-view';

/** The messages of the shown session, or what stands in their place. */
export function Thread({ view: store }: { readonly view: Store<SessionView> }) {
  const view = useSettledView(store);
  const target = useStore(useWindow().route.target);
  if (view.problem !== null && view.phase !== 'live') {
    return <InsteadOfThread role="alert" sentence={sentenceOf(view.problem)} />;
  }
  if (view.phase === 'loading') return <LoadingThread />;
  const isEmpty = view.messages.length === 0 && view.pending.length === 0;
  if (isEmpty && view.state.name === 'idle') {
    if (view.sessionId === null) return <EmptyThread />;
    if (view.hasUnread) return <UnreadThread />;
    // A session of which a damaged file has taken all is no new one.
    return <InsteadOfThread role="status" sentence={wording.thread.emptied} />;
  }
  const openId = openAnswerId(view);
  const toldId = isUnfinished(view.state) ? (view.state.turnId ?? view.messages.at(-1)?.id) : undefined;
  return (
    <>
      {view.hasUnread && (
        <p role="status" className="text-muted border-line border-b px-4 py-2 text-center text-small">
          {wording.thread.unreadEarlier}
        </p>
      )}
      <MessageList
        messages={view.messages}
        earlier={view.earlier}
        sentId={view.sentId}
        target={target}
        footer={<Footer view={view} />}
      >
        {(message, at) => (
          <MessageArticle
            view={store}
            message={message}
            at={view.earlier + at}
            count={view.earlier + view.messages.length}
            isOpen={message.id === openId}
            isToldBelow={message.id === toldId}
            isMarked={message.id === target?.messageId}
            versions={view.versions[message.id]}
            isBusy={isBusy(view.state)}
          />
        )}
      </MessageList>
    </>
  );
}

function Footer({ view }: { readonly view: SessionView }) {
  // What was sent while a turn runs waits in the queue; only what opens a turn is shown in advance.
  const sending = isBusy(view.state) ? [] : view.pending;
  return (
    <>
      {sending.map((prompt) => (
        <UserMessage
          key={prompt.messageId}
          text={prompt.text}
          note={<p className="text-muted text-fine">{wording.thread.sending}</p>}
        />
      ))}
      <Outcome view={view} />
    </>
  );
}

interface InsteadProps {
  readonly role: 'alert' | 'status';
  readonly sentence: string;
}

/** A session that is gone or lost its messages, or a stream that was refused: there is always a way on. */
function InsteadOfThread({ role, sentence }: InsteadProps) {
  const { run } = useWindow();
  return (
    <div role={role} className="m-auto flex flex-col items-start gap-3 p-8">
      <p className="text-base font-medium">{sentence}</p>
      <Button look="primary" onClick={() => run('session.new')}>
        {wording.commands['session.new']}
      </Button>
    </div>
  );
}

/** A session whose messages come back by themselves, or with the next start. */
function UnreadThread() {
  return (
    <div role="status" className="m-auto p-8">
      <p className="text-base font-medium">{wording.thread.unread}</p>
    </div>
  );
}

function LoadingThread() {
  return (
    <div className="flex min-h-0 flex-1 items-center justify-center">
      {/* Most sessions are there before the eye sees this; it must not flash. */}
      <p className="text-muted late">{wording.thread.loading}</p>
    </div>
  );
}
