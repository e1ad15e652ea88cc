import type { Blockquote, List, ListItem, RootContent } from 'mdast';
import { Fragment, type ReactNode } from 'react';
import { quoteBody, quoteKey, quoteLines } from '../../../../shared/chat/find-quotes';
import { CodeBlock } from './code-block';
import { QuoteMark } from './quote-mark';
import { NO_MARKS } from './quote-marks';
import type { RenderContext } from './render-context';
import { renderPhrasing } from './render-phrasing';
import { renderTable } from './render-table';

/** Draws Markdown nodes as React elements, one for one: HTML stays text, and nothing becomes markup by itself. */
export function renderBlocks(nodes: readonly RootContent[], context: RenderContext): readonly ReactNode[] {
  return nodes.map((node, at) => <Fragment key={at}>{renderBlock(node, context)}</Fragment>);
}

function renderBlock(node: RootContent, context: RenderContext): ReactNode {
  switch (node.type) {
    case 'paragraph':
      return <p>{renderPhrasing(node.children, context)}</p>;
    case 'heading':
      // Only a heading that stands by itself is one to a screen reader; Markdown draws those.
      return <p data-depth={node.depth}>{renderPhrasing(node.children, context)}</p>;
    case 'code':
      return (
        <>
          <CodeBlock language={node.lang ?? null} text={node.value} highlight={context.highlight} />
          {renderMark(node.value, context)}
        </>
      );
    case 'blockquote':
      return (
        <blockquote>
          {renderBlocks(node.children, { ...context, marks: NO_MARKS })}
          {renderMark(bodyOf(node, context), context)}
        </blockquote>
      );
    case 'list':
      return renderList(node, context);
    case 'listItem':
      return renderListItem(node, context);
    case 'table':
      return renderTable(node, context);
    case 'thematicBreak':
      return <hr />;
    case 'footnoteDefinition':
      return renderBlocks(node.children, context);
    case 'definition':
    case 'yaml':
    case 'tableRow':
    case 'tableCell':
      return null;
    default:
      return renderPhrasing([node], context);
  }
}

function renderMark(quote: string, { marks }: RenderContext): ReactNode {
  const mark = marks.size === 0 ? undefined : marks.get(quoteKey(quote));
  return mark === undefined ? null : <QuoteMark state={mark.state} />;
}

/** A blockquote as it was written, since that is what was checked. */
function bodyOf({ position }: Blockquote, { source, citations }: RenderContext): string {
  const written = source.slice(position?.start.offset, position?.end.offset);
  return quoteBody(quoteLines(written.split('\n')), (n) => citations.has(n));
}

function renderList(list: List, context: RenderContext): ReactNode {
  const items = renderBlocks(list.children, context);
  return list.ordered === true ? <ol start={list.start ?? 1}>{items}</ol> : <ul>{items}</ul>;
}

function renderListItem({ checked, children }: ListItem, context: RenderContext): ReactNode {
  const isTask = typeof checked === 'boolean';
  return (
    <li data-task={isTask || undefined}>
      {isTask && <span>{checked ? '☑ ' : '☐ '}</span>}
      {renderBlocks(children, context)}
    </li>
  );
}
