import { memo } from 'react';
import type { MarkdownProps } from '../../src/renderer/src/ui/markdown/markdown';

/** The floor: each paragraph as plain text, drawn again only when it changes. */
export function Markdown({ text }: MarkdownProps) {
  return (
    <div className="prose">
      {text.split('\n\n').map((paragraph, at) => {
        // Paragraphs are only appended to; their place names them.
        const key = `paragraph-${at}`;
        return <Paragraph key={key} text={paragraph} />;
      })}
    </div>
  );
}

const Paragraph = memo(function Paragraph({ text }: { readonly text: string }) {
  return <p className="whitespace-pre-wrap">{text}</p>;
});
