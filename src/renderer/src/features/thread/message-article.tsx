import { memo } from 'react';
import type { LecternMessage } from '../../../../shared/chat/message';
import { textOfMessage } from '../../bridge/message-actions';
import type { SessionView } from '../../bridge/session-view';
import { useSelected, type Store } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { articleProps } from '../../ui/article-props';
import { useLanguage } from '../../ui/use-language';
import { AssistantMessage } from './assistant-message';
import { ForgottenMessage } from './forgotten-message';
import { MessageToolbar } from './message-toolbar';
import { PromptEditor } from './prompt-editor';
import { useKeptFocus } from './use-kept-focus';
import { UserMessage } from './user-message';

interface MessageArticleProps {
  readonly view: Store<SessionView>;
  /** As it was when the list was drawn: what an open one has become is in the view. */
  readonly message: LecternMessage;
  /** True while chunks of this answer may still come. */
  readonly isOpen: boolean;
  /** True while the end of the thread says how this answer ended. */
  readonly isToldBelow: boolean;
  /** Its place among all messages of the path, from 0. */
  readonly at: number;
  readonly count: number;
  /** True for the message that the window's address names. */
  readonly isMarked: boolean;
  /** All versions of the message, oldest first, when there are several. */
  readonly versions: readonly string[] | undefined;
  /** True while a turn of the session runs. */
  readonly isBusy: boolean;
}

/** One message. A message keeps its identity until it changes, so only the streaming one is drawn again, and by itself. */
export const MessageArticle = memo(function MessageArticle(props: MessageArticleProps) {
  const { isOpen, isToldBelow, at, count, isMarked, versions, isBusy } = props;
  const message = useSelected(props.view, ({ messages: shown }) =>
    isOpen ? newestOf(props.message, shown) : props.message,
  );
  const { messages } = useWindow();
  useLanguage();
  const isEditing = useSelected(messages.editing, (id) => id === message.id);
  const isCollapsed = useSelected(messages.collapsed, (ids) => ids.has(message.id));
  const article = { ...articleProps({ at, count, isMarked }), ref: useKeptFocus() };
  if (message.metadata?.forgotten === true) return <ForgottenMessage message={message} article={article} />;
  const text = textOfMessage(message);
  // Of an answer without words there is nothing to act on; the ways on stand below it.
  const hasTools = !isOpen && (message.role === 'user' || text !== '' || versions !== undefined);
  const toolbar = hasTools ? (
    <MessageToolbar message={message} versions={versions} isBusy={isBusy} isLast={at === count - 1} />
  ) : null;
  if (message.role === 'assistant') {
    return (
      <AssistantMessage
        message={message}
        isOpen={isOpen}
        isToldBelow={isToldBelow}
        article={article}
        isCollapsed={isCollapsed && !isOpen}
        toolbar={toolbar}
      />
    );
  }
  if (isEditing) return <PromptEditor prompt={message} />;
  return (
    <UserMessage text={text} parts={message.parts} article={article} isCollapsed={isCollapsed} toolbar={toolbar} />
  );
});

function newestOf(message: LecternMessage, shown: readonly LecternMessage[]): LecternMessage {
  return shown.findLast(({ id }) => id === message.id) ?? message;
}
