import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LecternMessage } from '../../../shared/chat/message';
import type { ImportEvent } from '../conversation-knowledge';
import { openKnowledge, temporaryConfig } from './temporary-knowledge';

type Kept = Extract<ImportEvent, { type: 'conversation' }>;

/** Imports into a data folder of this test alone. */
export async function openImport() {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config);
  const importAll = async (...paths: readonly string[]) => {
    const events: ImportEvent[] = [];
    for await (const event of knowledge.conversations.import(paths)) events.push(event);
    return {
      kept: events.filter((event): event is Kept => event.type === 'conversation'),
      problems: events.flatMap((event) => (event.type === 'problem' ? [event.problem] : [])),
      progress: events.flatMap((event) => (event.type === 'progress' ? [[event.done, event.total]] : [])),
    };
  };
  return {
    config,
    knowledge,
    importAll,
    /** Writes a file into the test's folder, gives its path. */
    async write(name: string, content: unknown): Promise<string> {
      const path = join(config.dir, name);
      await writeFile(
        path,
        typeof content === 'string' || content instanceof Buffer ? content : JSON.stringify(content),
      );
      return path;
    },
    async all(sessionId: string): Promise<readonly LecternMessage[]> {
      const messages: LecternMessage[] = [];
      for await (const page of knowledge.memory.pages(sessionId)) messages.push(...page);
      return messages;
    },
  };
}

/** What a message says, a word for each part that says nothing. */
export const says = (message: LecternMessage): string =>
  message.parts.map((part) => (part.type === 'text' || part.type === 'reasoning' ? part.text : part.type)).join(' | ');
