import type { Link, PhrasingContent } from 'mdast';
import { Fragment, type ReactNode } from 'react';
import { wording, fill } from '../../../../shared/text/wording';
import { unseenText } from '../code/unseen-text';
import { Formula } from '../math/formula';
import { CitationLink } from './citation-link';
import { citeText } from './cite-text';
import { endsInQuote } from './ends-in-quote';
import { FootnoteLink } from './footnote';
import { footnoteOf } from './footnote-of';
import { hidesHost, safeAddress } from '../../../../shared/chat/markdown/link-policy';
import { QuoteMark } from './quote-mark';
import type { QuoteVerdict } from './quote-marks';
import { splitAtSigns, withoutSigns } from './quote-signs';
import type { RenderContext } from './render-context';
import { WebLink } from './web-link';

const NO_CITATIONS: RenderContext['citations'] = new Map();
const MISSED: QuoteVerdict = { state: 'unchecked', foundIn: null };

/** Draws what stands within a line. What is not named here is drawn as its text. */
export function renderPhrasing(nodes: readonly PhrasingContent[], context: RenderContext): readonly ReactNode[] {
  return nodes.map((node, at) => <Fragment key={at}>{renderOne(node, context)}</Fragment>);
}

function renderOne(node: PhrasingContent, context: RenderContext): ReactNode {
  switch (node.type) {
    case 'text':
    case 'html':
      return renderText(node.value, context);
    case 'emphasis':
      return <em>{renderPhrasing(node.children, context)}</em>;
    case 'strong':
      return <strong>{renderPhrasing(node.children, context)}</strong>;
    case 'delete':
      return <del>{renderPhrasing(node.children, context)}</del>;
    case 'inlineCode':
      return (
        <>
          <code>{unseenText(withoutSigns(node.value), 'code')}</code>
          {renderSigns(node.value, context)}
        </>
      );
    case 'inlineMath':
      return (
        <>
          <Formula value={withoutSigns(node.value)} isDisplay={node.isDisplay} />
          {renderSigns(node.value, context)}
        </>
      );
    case 'break':
      return <br />;
    case 'link':
      return renderLink(node, context);
    case 'linkReference':
      return renderPhrasing(node.children, context);
    case 'image':
      return (
        <span className="text-muted">
          {fill(wording.thread.imageLeftOut, { address: withoutSigns(node.alt || node.url) })}
        </span>
      );
    case 'imageReference':
      return withoutSigns(node.alt ?? '');
    case 'footnoteReference':
      return <FootnoteLink {...footnoteOf(node, context)} />;
  }
}

function renderText(value: string, context: RenderContext): ReactNode {
  return splitAtSigns(value).flatMap((signed, place): readonly ReactNode[] =>
    signed.type === 'sign'
      ? [<QuoteMark key={`sign ${place}`} verdict={signed.verdict} context={context} isInline />]
      : [<Fragment key={place}>{renderCited(signed.text, context)}</Fragment>],
  );
}

function renderCited(text: string, context: RenderContext): ReactNode {
  const { citations, footnotes, onCitation, isMarked } = context;
  const pieces = citeText(text, (n) => citations.has(n), footnotes);
  return pieces.map((piece, at) => {
    if (piece.type === 'text') return <Fragment key={at}>{unseenText(piece.text, 'words')}</Fragment>;
    if (piece.type === 'footnote') {
      return <FootnoteLink key={at} label={piece.label} mark={footnotes.get(piece.label) ?? piece.label} />;
    }
    const citation = citations.get(piece.n);
    if (citation === undefined) return null;
    const before = pieces[at - 1];
    // Markdown can be read in more ways than one: a quote that was not found is said to be unchecked.
    const isMissed = isMarked && before?.type === 'text' && endsInQuote(before.text);
    return (
      <Fragment key={at}>
        {isMissed && <QuoteMark verdict={MISSED} context={context} isInline />}
        <CitationLink citation={citation} onOpen={onCitation} />
      </Fragment>
    );
  });
}

/** The marks of quotes alone, for what holds text that is no Markdown. */
export function renderSigns(value: string, context: RenderContext): ReactNode {
  return splitAtSigns(value).map((signed, at) =>
    signed.type === 'sign' ? <QuoteMark key={at} verdict={signed.verdict} context={context} isInline /> : null,
  );
}

/**
 * Only https becomes a link, and it leaves by main. Of anything else the text is shown, and the address beside it. A link
 * to a site must not pass for a citation, a file or another site: there is no citation in it, and one that looks like such
 * a place says where it leads.
 */
function renderLink(link: Link, context: RenderContext): ReactNode {
  const url = withoutSigns(link.url);
  const address = safeAddress(url);
  if (address === null) return [renderPhrasing(link.children, context), isItsOwnText(link) ? null : ` (${url})`];
  return (
    <WebLink address={address} onLink={context.onLink}>
      {renderPhrasing(link.children, { ...context, citations: NO_CITATIONS })}
      {hidesHost(wordsOf(link.children), address) && ` (${new URL(address).host})`}
    </WebLink>
  );
}

function wordsOf(nodes: readonly PhrasingContent[]): string {
  return nodes
    .map((node) => {
      if ('children' in node) return wordsOf(node.children);
      return 'value' in node ? withoutSigns(node.value) : 'alt' in node ? (node.alt ?? '') : '';
    })
    .join('');
}

/** True for an address that was written out, which Markdown links by itself. */
function isItsOwnText({ url, children: [first, ...others] }: Link): boolean {
  return first?.type === 'text' && others.length === 0 && url.endsWith(first.value);
}
