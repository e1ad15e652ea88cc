import type { LecternMessage } from '../../../../shared/chat/message';
import { exportedConversation } from '../../../../shared/chat/session-export';
import { AppError } from '../../../errors';
import type { Conversation } from '../conversation';
import { malformed } from './foreign-errors';
import { withUsualOffers } from './usual-offers';
import { withoutVerdicts } from './without-verdicts';

/** A session of Lectern's own export, message for message as it was, but for what it says of quotes and offers to do. Errors: `import.shape`, `import.malformed`, `import.noMessages`. */
export function fromLectern(value: unknown): Conversation {
  const parsed = exportedConversation.safeParse(value);
  if (!parsed.success) throw malformed('Lectern', parsed.error);
  const { messages, ...session } = parsed.data;
  const ids = new Set(messages.map((message) => message.id));
  if (ids.size !== messages.length) throw new AppError('import.shape');
  const last = messages.at(-1);
  if (last === undefined) throw new AppError('import.noMessages');
  const { headMessageId } = session;
  return {
    session: { ...session, headMessageId: headMessageId !== null && ids.has(headMessageId) ? headMessageId : last.id },
    // The schema has looked into each part that the window knows; what it left open goes through as it is.
    messages: (messages as unknown as readonly LecternMessage[]).map(withUsualOffers).map(withoutVerdicts),
    leftOut: null,
  };
}
