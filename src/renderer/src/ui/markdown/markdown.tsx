import { createElement, memo, useMemo, useState } from 'react';
import type { Grounding } from '../../../../shared/chat/grounding-of';
import type { CheckedQuote, MessageData } from '../../../../shared/chat/message';
import { createBlockRuns, type BlockRun, type PlacedBlock } from './block-runs';
import { footnotesIn, type Footnotes } from './cite-text';
import { headingLevels } from './heading-levels';
import { openLink } from './open-link';
import { parseBlock } from './parse-block';
import { quoteMarks, type QuoteMarks } from './quote-marks';
import { signBlocks, withoutForgedSigns } from './quote-signs';
import { renderBlocks } from './render-blocks';
import type { RenderContext } from './render-context';
import { renderPhrasing } from './render-phrasing';
import { createBlockSplitter } from '../../../../shared/chat/markdown/split-blocks';
import { useAnnouncedBlock } from './use-announced-block';
import { useWindow } from '../../bridge/window-context';
import { useLanguage } from '../use-language';

export type Citations = ReadonlyMap<number, MessageData['citation']>;

export interface MarkdownProps {
  readonly text: string;
  /** True while more text may come: open syntax at the end is then drawn as if it were closed. */
  readonly isStreaming: boolean;
  /** True until the whole answer has ended: its quotes are checked then. */
  readonly isOpen: boolean;
  /** Where the answer comes from passages, its quotes are checked, those without a number as well. */
  readonly grounding: Grounding;
  /** True for an answer that this window saw begin: each block is read out when it is finished. */
  readonly isAnnounced: boolean;
  readonly citations: Citations;
  /** The quotes that were checked so far: none while the answer is open. */
  readonly quotes: readonly CheckedQuote[];
  readonly onCitation: (citation: MessageData['citation']) => void;
}

/**
 * Draws Markdown that nobody vouches for. It is parsed to a tree of Markdown nodes and drawn from that, so HTML stays
 * text, and nothing is ever loaded. Finished blocks are drawn once; while text streams only the last one is parsed again.
 */
export const Markdown = memo(function Markdown(props: MarkdownProps) {
  const { text: written, isStreaming, isAnnounced, citations, onCitation } = props;
  const { bridge, highlight, diagrams } = useWindow();
  const [splitBlocks] = useState(createBlockSplitter);
  const [cutRuns] = useState(createBlockRuns);
  const text = withoutForgedSigns(written);
  const blocks = splitBlocks(text);
  const levels = headingLevels(blocks);
  // The last block is on its way: its quote is not known by its words yet.
  const finished = isStreaming ? text.slice(0, text.lastIndexOf(blocks.at(-1) ?? '')) : text;
  const marks = useQuoteMarks(finished.trimEnd(), props);
  const signed = signBlocks(text, blocks, marks);
  const runs = cutRuns(signed.map((block, at) => ({ ...block, level: levels[at] ?? null })));
  const footnotes = useFootnotes(text);
  const context = useMemo<BlockContext>(
    () => ({
      citations,
      footnotes,
      onCitation,
      onLink: (address) => openLink(bridge, address),
      quoteLines: marks.lines,
      highlight,
      diagrams,
    }),
    [bridge, citations, footnotes, onCitation, marks, highlight, diagrams],
  );
  return (
    <div className="prose" dir="auto" data-streaming={isStreaming || undefined}>
      {runs.map((run, at) => (
        // Blocks are only appended to; their place names them.
        <Run
          key={at}
          blocks={run}
          isOpen={isStreaming && at === runs.length - 1}
          isAnnounced={isAnnounced}
          context={context}
        />
      ))}
    </div>
  );
});

/** The same marks until one changes, so drawn text stays drawn. */
function useQuoteMarks(
  text: string,
  { citations, quotes, isOpen, grounding }: Pick<MarkdownProps, 'citations' | 'quotes' | 'isOpen' | 'grounding'>,
): QuoteMarks {
  const marks = useMemo(
    () => quoteMarks(text, { isKnown: (n) => citations.has(n), checked: quotes, isOpen, grounding }),
    [text, citations, quotes, isOpen, grounding],
  );
  const [steady, setSteady] = useState(marks);
  if (steady === marks || isSame(steady, marks)) return steady;
  setSteady(marks);
  return marks;
}

/** The same as above. */
function useFootnotes(text: string): Footnotes {
  const footnotes = footnotesIn(text);
  const [steady, setSteady] = useState(footnotes);
  if (steady.size === footnotes.size && [...footnotes].every(([label, mark]) => steady.get(label) === mark))
    return steady;
  setSteady(footnotes);
  return footnotes;
}

function isSame(one: QuoteMarks, other: QuoteMarks): boolean {
  return JSON.stringify([[...one.lines], one.ends]) === JSON.stringify([[...other.lines], other.ends]);
}

type BlockContext = Omit<RenderContext, 'line' | 'isMarked'>;

interface DrawingProps {
  readonly isOpen: boolean;
  readonly isAnnounced: boolean;
  readonly context: BlockContext;
}

/** Of an open one, its last block is. */
const Run = memo(function Run({ blocks, isOpen, ...props }: DrawingProps & { readonly blocks: BlockRun }) {
  return (
    <div className="run">
      {blocks.map((block, at) => (
        <Block key={at} {...props} {...block} isOpen={isOpen && at === blocks.length - 1} />
      ))}
    </div>
  );
});

const Block = memo(function Block({ source, line, level, isOpen, isAnnounced, context }: DrawingProps & PlacedBlock) {
  useLanguage();
  const tree = useMemo(() => parseBlock(source, isOpen), [source, isOpen]);
  useAnnouncedBlock(tree, isAnnounced && !isOpen);
  const [first] = tree.children;
  const whole = { ...context, line, isMarked: !isOpen, highlight: isOpen ? null : context.highlight };
  return (
    <div className="block">
      {first?.type === 'heading' && level !== null
        ? createElement(`h${level}`, { 'data-depth': first.depth }, renderPhrasing(first.children, whole))
        : renderBlocks(tree.children, whole)}
    </div>
  );
});
