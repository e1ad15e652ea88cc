import type { ExportedSession } from '../../shared/chat/session-export';
import type { DrawnDiagram } from '../../shared/domain/diagram';
import type { ExportFormat, TransferProblem } from '../../shared/domain/transfer';
import type { CallOptions } from './call-options';

/** A conversation is told of once its messages are durable. */
export type ImportEvent =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | {
      readonly type: 'conversation';
      readonly session: ExportedSession;
      /** How many of its messages were not here before. */
      readonly added: number;
      /** All messages that the file has of a conversation which was here and has grown; of another none. */
      readonly messageIds: readonly string[];
    }
  | { readonly type: 'problem'; readonly problem: TransferProblem };

/** A diagram as it was written, with its picture. */
export interface DrawnSource extends DrawnDiagram {
  readonly source: string;
}

/** One session as a page, for paper or the clipboard: nothing of it touches the disk. */
export interface PageInput {
  readonly format: 'html' | 'markdown';
  readonly session: ExportedSession;
  /** As those of an export. */
  readonly addresses: Readonly<Record<string, string>>;
  readonly diagrams: readonly DrawnSource[];
}

export interface ExportInput {
  readonly path: string;
  readonly format: ExportFormat;
  readonly sessions: readonly ExportedSession[];
  /** The sessions of one export may come in several calls: the first begins the file, the last one puts it in its place. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Unix ms. */
  readonly exportedAt: number;
  /** Addresses of the repositories that may be cited, by source, for links to their hosts. */
  readonly addresses: Readonly<Record<string, string>>;
  /** Those that a page has as pictures; any other is shown as it was written. */
  readonly diagrams: readonly DrawnSource[];
}

/** Conversations in and out of files. Local.db is main's: it keeps a session's row once its messages are kept. */
export interface ConversationKnowledge {
  /** Ending the iteration ends the work; what was kept stays. Errors: `memory.broken`. */
  import(paths: readonly string[], options?: CallOptions): AsyncIterable<ImportEvent>;
  /** The sources of the diagrams that pages of these sessions show, each once. Errors: `memory.broken`. */
  diagramsOf(sessions: readonly ExportedSession[], options?: CallOptions): Promise<readonly string[]>;
  /** Errors: `memory.broken`, `export.refused`, `data.full`. */
  export(input: ExportInput, options?: CallOptions): Promise<void>;
  /** The session as Markdown, or as one page of HTML that needs nothing else and does nothing. Errors: `memory.broken`. */
  page(input: PageInput, options?: CallOptions): Promise<string>;
  /** Drops what was written of an export that does not end. */
  discard(input: { readonly path: string }, options?: CallOptions): Promise<void>;
}
