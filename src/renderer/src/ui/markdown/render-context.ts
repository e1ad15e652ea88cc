import type { MessageData } from '../../../../shared/chat/message';
import type { Diagrams } from '../../bridge/diagrams';
import type { Footnotes } from './cite-text';
import type { Highlight } from '../code/highlighter';
import type { QuoteMarks } from './quote-marks';

/** What links and citations of one text do. */
export interface RenderContext {
  readonly citations: ReadonlyMap<number, MessageData['citation']>;
  readonly footnotes: Footnotes;
  readonly onCitation: (citation: MessageData['citation']) => void;
  readonly onLink: (address: string) => void;
  /** The line that the nodes' positions count from, in the text whose quotes these are. */
  readonly line: number;
  readonly quoteLines: QuoteMarks['lines'];
  /** True where a quote before a citation has its mark: not in what is still open, nor in a quote that is marked whole. */
  readonly isMarked: boolean;
  /** Null while more of the text may come. */
  readonly highlight: Highlight | null;
  /** Null where none are drawn. */
  readonly diagrams: Diagrams | null;
}
