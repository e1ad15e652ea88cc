import { memo } from 'react';
import type { LecternMessage } from '../../../../shared/chat/message';
import { AssistantMessage } from './assistant-message';
import { UserMessage } from './user-message';

interface MessageArticleProps {
  readonly message: LecternMessage;
  /** True while chunks of this answer may still come. */
  readonly isOpen: boolean;
  /** True while the end of the thread says how this answer ended. */
  readonly isToldBelow: boolean;
}

/** One message. A message keeps its identity until it changes, so only the streaming one is drawn again. */
export const MessageArticle = memo(function MessageArticle({ message, ...props }: MessageArticleProps) {
  if (message.role === 'assistant') return <AssistantMessage message={message} {...props} />;
  return <UserMessage text={message.parts.map((part) => (part.type === 'text' ? part.text : '')).join('')} />;
});
