import type { MessageData } from '../../../../shared/chat/message';
import type { Highlight } from '../code/highlighter';
import type { QuoteMarks } from './quote-marks';

/** What links and citations of one text do. */
export interface RenderContext {
  readonly citations: ReadonlyMap<number, MessageData['citation']>;
  readonly onCitation: (citation: MessageData['citation']) => void;
  readonly onLink: (address: string) => void;
  /** The Markdown that the nodes' positions are places in. */
  readonly source: string;
  readonly marks: QuoteMarks;
  /** Null while more of the text may come. */
  readonly highlight: Highlight | null;
}
