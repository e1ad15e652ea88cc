import { createElement, memo, useMemo } from 'react';
import type { MessageData } from '../../../../shared/chat/message';
import { headingLevels } from './heading-levels';
import { openLink } from './open-link';
import { parseBlock } from './parse-block';
import { renderBlocks } from './render-blocks';
import type { RenderContext } from './render-context';
import { renderPhrasing } from './render-phrasing';
import { splitBlocks } from './split-blocks';
import { useWindow } from '../../bridge/window-context';

export type Citations = ReadonlyMap<number, MessageData['citation']>;

export interface MarkdownProps {
  readonly text: string;
  /** True while more text may come: open syntax at the end is then drawn as if it were closed. */
  readonly isStreaming: boolean;
  readonly citations: Citations;
  readonly onCitation: (citation: MessageData['citation']) => void;
}

/**
 * Draws Markdown that nobody vouches for. It is parsed to a tree of Markdown nodes and drawn from that, so HTML stays
 * text, and nothing is ever loaded. Finished blocks are drawn once; while text streams only the last one is parsed again.
 */
export function Markdown({ text, isStreaming, citations, onCitation }: MarkdownProps) {
  const { bridge } = useWindow();
  const blocks = splitBlocks(text);
  const levels = headingLevels(blocks);
  const context = useMemo<RenderContext>(
    () => ({ citations, onCitation, onLink: (address) => openLink(bridge, address) }),
    [bridge, citations, onCitation],
  );
  return (
    <div className="prose" dir="auto">
      {blocks.map((block, at) => (
        // Blocks are only appended to; their place names them.
        <Block
          key={at}
          source={block}
          level={levels[at] ?? null}
          isOpen={isStreaming && at === blocks.length - 1}
          context={context}
        />
      ))}
    </div>
  );
}

interface BlockProps {
  readonly source: string;
  /** For a heading, its place in the outline of the page. */
  readonly level: number | null;
  readonly isOpen: boolean;
  readonly context: RenderContext;
}

const Block = memo(function Block({ source, level, isOpen, context }: BlockProps) {
  const tree = useMemo(() => parseBlock(source, isOpen), [source, isOpen]);
  const [first] = tree.children;
  return (
    <div className="block">
      {first?.type === 'heading' && level !== null
        ? createElement(`h${level}`, { 'data-depth': first.depth }, renderPhrasing(first.children, context))
        : renderBlocks(tree.children, context)}
    </div>
  );
});
