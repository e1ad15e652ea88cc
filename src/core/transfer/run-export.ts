import type { ExportedSession } from '../../shared/chat/session-export';
import type { ConversationKnowledge, ExportInput } from '../knowledge/conversation-knowledge';
import type { Session } from '../ports';
import { drawDiagrams, type DrawDiagram } from './draw-diagrams';

export interface ExportRun extends Pick<ExportInput, 'path' | 'format' | 'addresses' | 'exportedAt'> {
  /** The sessions, some at a time; how many there are is in each. */
  readonly pages: AsyncIterable<readonly Session[]>;
  readonly conversations: Pick<ConversationKnowledge, 'diagramsOf' | 'export' | 'discard'>;
  readonly draw: DrawDiagram;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number) => void;
}

/** Writes the sessions page by page. A file that does not become whole is dropped. */
export async function runExport({ pages, conversations, draw, signal, onProgress, ...file }: ExportRun): Promise<void> {
  let done = 0;
  const write = async (rows: readonly Session[], isLast: boolean): Promise<void> => {
    const sessions = rows.map(toExported);
    const sources = file.format === 'html' ? await conversations.diagramsOf(sessions, { signal }) : [];
    const diagrams = await drawDiagrams(sources, draw, signal);
    await conversations.export({ ...file, sessions, diagrams, isFirst: done === 0, isLast }, { signal });
    done += rows.length;
    onProgress(done);
  };
  try {
    // One page behind: only then is it known which one is the last.
    let before: readonly Session[] = [];
    for await (const sessions of pages) {
      if (before.length > 0) await write(before, false);
      before = sessions;
    }
    await write(before, true);
  } catch (error) {
    await conversations.discard({ path: file.path });
    throw error;
  }
}

export function toExported(session: Session): ExportedSession {
  const { resourceId: _, trashedAt: __, ...exported } = session;
  return exported;
}
