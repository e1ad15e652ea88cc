import type { Link, PhrasingContent, Text } from 'mdast';
import { Fragment, type ReactNode } from 'react';
import { en, fill } from '../../../../shared/text/en';
import { CitationLink } from './citation-link';
import { citeText } from './cite-text';
import { safeAddress } from './link-policy';
import { QuoteMark } from './quote-mark';
import { inlineState } from './quote-marks';
import type { RenderContext } from './render-context';

/** Draws what stands within a line. What is not named here is drawn as its text. */
export function renderPhrasing(nodes: readonly PhrasingContent[], context: RenderContext): readonly ReactNode[] {
  return nodes.map((node, at) => <Fragment key={at}>{renderOne(node, context)}</Fragment>);
}

function renderOne(node: PhrasingContent, context: RenderContext): ReactNode {
  switch (node.type) {
    case 'text':
      return renderText(node, context);
    case 'emphasis':
      return <em>{renderPhrasing(node.children, context)}</em>;
    case 'strong':
      return <strong>{renderPhrasing(node.children, context)}</strong>;
    case 'delete':
      return <del>{renderPhrasing(node.children, context)}</del>;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'break':
      return <br />;
    case 'link':
      return renderLink(node, context);
    case 'linkReference':
      return renderPhrasing(node.children, context);
    case 'image':
      return <span className="text-muted">{fill(en.thread.imageLeftOut, { address: node.alt || node.url })}</span>;
    case 'imageReference':
      return node.alt;
    case 'footnoteReference':
      return <sup>{node.identifier}</sup>;
    case 'html':
      return node.value;
  }
}

function renderText({ value }: Text, { citations, onCitation, marks }: RenderContext): ReactNode {
  const pieces = citeText(value, (n) => citations.has(n));
  return pieces.map((piece, at) => {
    if (piece.type === 'text') return piece.text;
    const citation = citations.get(piece.n);
    if (citation === undefined) return null;
    const before = pieces[at - 1];
    const state = before?.type === 'text' ? inlineState(marks, before.text, piece.n) : null;
    return (
      <Fragment key={at}>
        {state !== null && <QuoteMark state={state} isInline />}
        <CitationLink citation={citation} onOpen={onCitation} />
      </Fragment>
    );
  });
}

/** Only https becomes a link, and it leaves by main. Of anything else the text is shown, and the address beside it. */
function renderLink(link: Link, context: RenderContext): ReactNode {
  const children = renderPhrasing(link.children, context);
  const address = safeAddress(link.url);
  if (address === null) return [children, isItsOwnText(link) ? null : ` (${link.url})`];
  return (
    <a
      href={address}
      title={address}
      rel="noreferrer"
      className="web-link"
      data-address={address}
      onAuxClick={(event) => event.preventDefault()}
      onClick={(event) => {
        event.preventDefault();
        context.onLink(address);
      }}
    >
      {children}
    </a>
  );
}

/** True for an address that was written out, which Markdown links by itself. */
function isItsOwnText({ url, children: [first, ...others] }: Link): boolean {
  return first?.type === 'text' && others.length === 0 && url.endsWith(first.value);
}
