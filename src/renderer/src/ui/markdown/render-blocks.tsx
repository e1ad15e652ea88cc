import type { List, ListItem, Node, RootContent } from 'mdast';
import { Fragment, type ReactNode } from 'react';
import { Formula } from '../math/formula';
import { DiagramBlock } from '../diagram/diagram-block';
import { CodeBlock } from './code-block';
import { Footnote } from './footnote';
import { footnoteOf } from './footnote-of';
import { QuoteMark } from './quote-mark';
import type { QuoteVerdict } from './quote-marks';
import { withoutSigns } from './quote-signs';
import type { RenderContext } from './render-context';
import { renderPhrasing, renderSigns } from './render-phrasing';
import { renderTable } from './render-table';

/** Draws Markdown nodes as React elements, one for one: HTML stays text, and nothing becomes markup by itself. */
export function renderBlocks(nodes: readonly RootContent[], context: RenderContext): readonly ReactNode[] {
  return nodes.map((node, at) => (
    <Fragment key={at}>
      {renderBlock(node, context)}
      {MARKED_BELOW.has(node.type) && renderMarks(node, context)}
    </Fragment>
  ));
}

/** What a quote may turn out to be drawn as, where it is not drawn as one. */
const MARKED_BELOW: ReadonlySet<string> = new Set<RootContent['type']>([
  'code',
  'paragraph',
  'heading',
  'table',
  'html',
]);
const NO_LINES: RenderContext['quoteLines'] = new Map();

function renderCode(language: string | null, text: string, { highlight, diagrams }: RenderContext): ReactNode {
  const code = <CodeBlock language={language} text={text} highlight={highlight} />;
  // What more may come of is no whole diagram.
  if (language?.toLowerCase() !== 'mermaid' || highlight === null || diagrams === null) return code;
  return <DiagramBlock source={text} diagrams={diagrams} code={code} />;
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
          {renderCode(node.lang ?? null, withoutSigns(node.value), context)}
          {renderSigns(node.value, context)}
        </>
      );
    case 'math':
      return <Formula value={withoutSigns(node.value)} isDisplay />;
    case 'blockquote': {
      const marks = renderMarks(node, context);
      const isMarked = context.isMarked && marks.length === 0;
      return (
        <>
          <blockquote>{renderBlocks(node.children, { ...context, isMarked, quoteLines: NO_LINES })}</blockquote>
          {marks}
        </>
      );
    }
    case 'list':
      return renderList(node, context);
    case 'listItem':
      return renderListItem(node, context);
    case 'table':
      return renderTable(node, context);
    case 'thematicBreak':
      return <hr />;
    case 'footnoteDefinition':
      return <Footnote {...footnoteOf(node, context)}>{renderBlocks(node.children, context)}</Footnote>;
    case 'definition':
    case 'yaml':
    case 'tableRow':
    case 'tableCell':
      return null;
    default:
      return renderPhrasing([node], context);
  }
}

/** The marks of the quotes that begin in a node's lines, each kind once. */
function renderMarks({ position }: Node, context: RenderContext): readonly ReactNode[] {
  const { line, quoteLines } = context;
  if (quoteLines.size === 0 || position === undefined) return [];
  const verdicts = new Map<string, QuoteVerdict>();
  for (let at = position.start.line; at <= position.end.line; at += 1) {
    const verdict = quoteLines.get(line + at - 1);
    if (verdict !== undefined) verdicts.set(`${verdict.state} ${verdict.foundIn}`, verdict);
  }
  return [...verdicts].map(([key, verdict]) => <QuoteMark key={key} verdict={verdict} context={context} />);
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
