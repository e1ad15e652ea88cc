import type { MessageData } from '../../../../shared/chat/message';

/** What links and citations of one text do. */
export interface RenderContext {
  readonly citations: ReadonlyMap<number, MessageData['citation']>;
  readonly onCitation: (citation: MessageData['citation']) => void;
  readonly onLink: (address: string) => void;
}
