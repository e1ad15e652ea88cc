import type { LecternMessage } from '../../../../shared/chat/message';
import { OFFERED_COMMANDS } from '../../../../shared/commands/offered-commands';

type Part = LecternMessage['parts'][number];

const OFFERED = new Set<string>(OFFERED_COMMANDS);

/** A message of a file with no button but those that an answer here has: a file could offer any command under it. */
export function withUsualOffers(message: LecternMessage): LecternMessage {
  const parts = message.parts.map((part): Part => {
    if (part.type !== 'data-offer') return part;
    return { ...part, data: { commands: part.data.commands.filter((command) => OFFERED.has(command)) } };
  });
  return { ...message, parts };
}
