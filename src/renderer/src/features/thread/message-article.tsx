import { memo } from 'react';
import type { LecternMessage } from '../../../../shared/chat/message';
import { AssistantMessage } from './assistant-message';
import { ForgottenMessage } from './forgotten-message';
import { UserMessage } from './user-message';

interface MessageArticleProps {
  readonly message: LecternMessage;
  /** True while chunks of this answer may still come. */
  readonly isOpen: boolean;
  /** True while the end of the thread says how this answer ended. */
  readonly isToldBelow: boolean;
  /** True for the message that the window's address names. */
  readonly isMarked: boolean;
}

/** One message. A message keeps its identity until it changes, so only the streaming one is drawn again. */
export const MessageArticle = memo(function MessageArticle({ message, ...props }: MessageArticleProps) {
  if (message.metadata?.forgotten === true) return <ForgottenMessage message={message} isMarked={props.isMarked} />;
  if (message.role === 'assistant') return <AssistantMessage message={message} {...props} />;
  const text = message.parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
  return <UserMessage text={text} isMarked={props.isMarked} />;
});
