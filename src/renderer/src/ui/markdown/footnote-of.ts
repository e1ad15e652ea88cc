import type { FootnoteDefinition, FootnoteReference } from 'mdast';
import type { RenderContext } from './render-context';

/** The name of a footnote, and how it is shown. */
export function footnoteOf(
  { identifier, label }: FootnoteDefinition | FootnoteReference,
  { footnotes }: Pick<RenderContext, 'footnotes'>,
): { readonly label: string; readonly mark: string } {
  const name = label ?? identifier;
  return { label: name, mark: footnotes.get(name) ?? name };
}
