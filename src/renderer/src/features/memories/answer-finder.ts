import type { LecternMessage } from '../../../../shared/chat/message';
import type { SessionView } from '../../bridge/session-view';

/**
 * Finds an answer in what a session shows. One that is still written is told anew whenever something is forgotten: until it
 * is there again, it is as it was. Undefined once the session shows it no more.
 */
export function createAnswerFinder(
  answerId: string,
): (shown: Pick<SessionView, 'messages' | 'state'>) => LecternMessage | undefined {
  let last: LecternMessage | undefined;
  return ({ messages, state }) => {
    const found = messages.find((message) => message.id === answerId);
    last = found ?? last;
    return found ?? (state.turnId === answerId ? last : undefined);
  };
}
