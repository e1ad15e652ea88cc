import type { LecternMessage } from '../../shared/chat/message';
import type { ProfileLine } from '../../shared/domain/profile-change';
import type { MemoryKnowledge } from '../knowledge/knowledge';
import type { ProfileKnowledge } from '../knowledge/profile-knowledge';

interface ProfileLeftOptions {
  readonly memory: Pick<MemoryKnowledge, 'thread'>;
  readonly profile: Pick<ProfileKnowledge, 'read'>;
}

/** Whether the profile still holds an entry that a saved message, or any answer to it, added. Errors: `memory.broken`. */
export async function isLeftInProfile(
  { memory, profile }: ProfileLeftOptions,
  sessionId: string,
  messageId: string,
): Promise<boolean> {
  const { messages, others } = await memory.thread({ sessionId, headMessageId: messageId });
  const answerIds = others.filter(({ parentId }) => parentId === messageId).map(({ id }) => id);
  const answers = await Promise.all(answerIds.map((headMessageId) => memory.thread({ sessionId, headMessageId })));
  const concerned = [messages, ...answers.map((answer) => answer.messages)].map((path) => path.at(-1));
  const added = concerned.flatMap((message) => (message === undefined ? [] : addedBy(message)));
  if (added.length === 0) return false;
  const now = (await profile.read()).profile;
  return added.some(({ section, entry }) => now[section].includes(entry));
}

function addedBy({ parts }: LecternMessage): readonly ProfileLine[] {
  return parts.flatMap((part) =>
    part.type === 'tool-update_working_memory' && part.state === 'output-available' ? part.output.added : [],
  );
}
