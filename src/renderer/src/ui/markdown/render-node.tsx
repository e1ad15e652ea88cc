import type { Nodes, PhrasingContent, Table, Text } from 'mdast';
import { Fragment, type ReactNode } from 'react';
import type { MessageData } from '../../../../shared/chat/message';
import { en, fill } from '../../../../shared/text/en';
import { CitationLink } from './citation-link';
import { citeText } from './cite-text';
import { CodeBlock } from './code-block';
import { safeAddress } from './link-policy';

/** What links and citations of one text do. */
export interface RenderContext {
  readonly citations: ReadonlyMap<number, MessageData['citation']>;
  readonly onCitation: (citation: MessageData['citation']) => void;
  readonly onLink: (address: string) => void;
}

/** Draws one Markdown node. What is not named here is drawn as its text: nothing becomes markup by itself. */
export function renderNode(node: Nodes, key: number, context: RenderContext): ReactNode {
  const inner =
    'children' in node ? () => node.children.map((child, at) => renderNode(child, at, context)) : () => null;
  switch (node.type) {
    case 'text':
      return renderText(node, key, context);
    case 'paragraph':
      return <p key={key}>{inner()}</p>;
    case 'heading':
      // Only a heading that stands by itself is one to a screen reader; Markdown draws those.
      return (
        <p key={key} data-depth={node.depth}>
          {inner()}
        </p>
      );
    case 'emphasis':
      return <em key={key}>{inner()}</em>;
    case 'strong':
      return <strong key={key}>{inner()}</strong>;
    case 'delete':
      return <del key={key}>{inner()}</del>;
    case 'inlineCode':
      return <code key={key}>{node.value}</code>;
    case 'code':
      return <CodeBlock key={key} language={node.lang ?? null} text={node.value} />;
    case 'blockquote':
      return <blockquote key={key}>{inner()}</blockquote>;
    case 'list':
      return node.ordered === true ? (
        <ol key={key} start={node.start ?? 1}>
          {inner()}
        </ol>
      ) : (
        <ul key={key}>{inner()}</ul>
      );
    case 'listItem':
      return (
        <li key={key} data-task={typeof node.checked === 'boolean' ? true : undefined}>
          {typeof node.checked === 'boolean' && <span>{node.checked ? '☑ ' : '☐ '}</span>}
          {inner()}
        </li>
      );
    case 'thematicBreak':
      return <hr key={key} />;
    case 'break':
      return <br key={key} />;
    case 'table':
      return renderTable(node, key, context);
    case 'link':
      return renderLink(node.url, inner(), key, context);
    case 'image':
      return (
        <span key={key} className="text-muted">
          {fill(en.thread.imageLeftOut, { address: node.alt || node.url })}
        </span>
      );
    case 'html':
      return <Fragment key={key}>{node.value}</Fragment>;
    case 'footnoteReference':
      return <sup key={key}>{node.identifier}</sup>;
    case 'definition':
      return null;
    default:
      return <Fragment key={key}>{inner()}</Fragment>;
  }
}

function renderText(node: Text, key: number, { citations, onCitation }: RenderContext): ReactNode {
  const pieces = citeText(node.value, (n) => citations.has(n));
  return (
    <Fragment key={key}>
      {pieces.map((piece, at) => {
        const citation = piece.type === 'citation' ? citations.get(piece.n) : undefined;
        if (piece.type === 'text') return piece.text;
        return citation === undefined ? null : <CitationLink key={at} citation={citation} onOpen={onCitation} />;
      })}
    </Fragment>
  );
}

/** Only https becomes a link, and it leaves by main. Anything else shows its text and its address. */
function renderLink(url: string, children: ReactNode, key: number, { onLink }: RenderContext): ReactNode {
  const address = safeAddress(url);
  if (address === null) return <Fragment key={key}>{children}</Fragment>;
  return (
    <a
      key={key}
      href={address}
      title={address}
      rel="noreferrer"
      className="web-link"
      data-address={address}
      onAuxClick={(event) => event.preventDefault()}
      onClick={(event) => {
        event.preventDefault();
        onLink(address);
      }}
    >
      {children}
    </a>
  );
}

function renderTable(table: Table, key: number, context: RenderContext): ReactNode {
  const [head, ...rows] = table.children;
  const draw = (children: readonly PhrasingContent[]) => children.map((child, at) => renderNode(child, at, context));
  const align = (at: number) => ({ style: { textAlign: table.align?.[at] ?? undefined } });
  return (
    <div key={key} className="table-box" tabIndex={0} role="group">
      <table>
        <thead>
          <tr>
            {head?.children.map((cell, at) => (
              <th key={at} {...align(at)}>
                {draw(cell.children)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, rowAt) => (
            <tr key={rowAt}>
              {row.children.map((cell, at) => (
                <td key={at} {...align(at)}>
                  {draw(cell.children)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
