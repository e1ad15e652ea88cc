import { Streamdown } from 'streamdown';
import type { MarkdownProps } from '../../src/renderer/src/ui/markdown/markdown';

/** The usual library, as it comes. */
export function Markdown({ text, isStreaming }: MarkdownProps) {
  return (
    <Streamdown className="prose" isAnimating={isStreaming}>
      {text}
    </Streamdown>
  );
}
