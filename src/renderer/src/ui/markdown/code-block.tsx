import { WrapText } from 'lucide-react';
import { Fragment, useState } from 'react';
import type { CommandId } from '../../../../shared/commands/commands';
import { wording } from '../../../../shared/text/wording';
import { IconButton } from '../button';
import { tokenText } from '../code/token-text';
import { unseenText } from '../code/unseen-text';
import { languageNamed } from '../code/language-of';
import type { Highlight } from '../code/highlighter';
import { useHighlighted } from '../code/use-highlighted';
import { CopyButton } from '../copy-button';

interface CodeBlockProps {
  /** The fence's info word, shown as it was written. */
  readonly language: string | null;
  readonly text: string;
  /** Null while more of it may come: what grows with every frame stays plain. */
  readonly highlight: Highlight | null;
}

/** Longer code stays plain: each token is an element. */
const MAX_HIGHLIGHTED_LENGTH = 50_000;
const stayPlain: Highlight = () => Promise.resolve(null);

export function CodeBlock({ language, text, highlight }: CodeBlockProps) {
  const [isWrapped, setIsWrapped] = useState(false);
  const isPlain = language === null || highlight === null || text.length > MAX_HIGHLIGHTED_LENGTH;
  const lines = useHighlighted(highlight ?? stayPlain, text, isPlain ? null : languageNamed(language));
  return (
    <div className="code-block" data-wrapped={isWrapped || undefined}>
      <div className="text-muted flex h-8 items-center pr-1 pl-3 text-fine">
        <span className="min-w-0 flex-1 truncate font-mono">{language}</span>
        <IconButton
          label={wording.common.wrapLines}
          aria-pressed={isWrapped}
          data-command={'code.wrap' satisfies CommandId}
          onClick={() => setIsWrapped(!isWrapped)}
          className="size-7"
        >
          <WrapText aria-hidden size={14} />
        </IconButton>
        <CopyButton text={text} command="code.copy" />
      </div>
      <pre tabIndex={0} dir="ltr">
        <code>
          {lines === null
            ? unseenText(text, 'code')
            : lines.map((tokens, at) => (
                <Fragment key={at}>
                  {at > 0 && '\n'}
                  {tokenText(tokens)}
                </Fragment>
              ))}
        </code>
      </pre>
    </div>
  );
}
