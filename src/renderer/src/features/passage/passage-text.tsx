import { useLayoutEffect, useMemo, useRef } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import type { OpenedPlace } from '../../../../shared/contract/sources';
import { wording } from '../../../../shared/text/wording';
import { sentenceOf } from '../../bridge/error-data-of';
import { useWindow } from '../../bridge/window-context';
import type { Opening } from '../../ui/use-opened-place';
import type { Token } from '../../ui/code/highlight-lines';
import { languageOf } from '../../ui/code/language-of';
import { tokenText } from '../../ui/code/token-text';
import { useHighlighted } from '../../ui/code/use-highlighted';
import { VirtualBox } from '../../ui/virtual-box';

const LINE_HEIGHT = 20;

export function PassageText({ opened }: { readonly opened: Opening }) {
  if (opened.state === 'loading') return <p className="text-muted late p-4">{wording.common.loading}</p>;
  if (opened.state === 'failed') {
    return (
      <p role="alert" className="text-danger p-4">
        {sentenceOf(opened.error)}
      </p>
    );
  }
  return <FileText opened={opened.opened} />;
}

/** The file with the cited lines marked. Only what is seen is drawn, so a long one opens at once. */
function FileText({ opened }: { readonly opened: OpenedPlace }) {
  const { place, text, firstLine } = opened;
  const { highlight } = useWindow();
  const [from, to] = place.lines;
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const lines = useMemo(() => text.split('\n'), [text]);
  const highlighted = useHighlighted(highlight, text, languageOf(place.path));
  useLayoutEffect(() => {
    // The cited lines begin in the middle of what is seen.
    list.current?.scrollToIndex(from - firstLine, { align: 'center' });
  }, [from, firstLine]);
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-auto font-mono text-code leading-5" tabIndex={0}>
      <Virtualizer as={VirtualBox} ref={list} scrollRef={scroller} data={lines} itemSize={LINE_HEIGHT}>
        {(line, at) => (
          <Line
            key={at}
            number={firstLine + at}
            tokens={highlighted?.[at] ?? [[line, null]]}
            isCited={firstLine + at >= from && firstLine + at <= to}
          />
        )}
      </Virtualizer>
    </div>
  );
}

interface LineProps {
  readonly number: number;
  readonly tokens: readonly Token[];
  readonly isCited: boolean;
}

function Line({ number, tokens, isCited }: LineProps) {
  const text = tokenText(tokens);
  return (
    <div className={`flex min-h-5 ${isCited ? 'bg-accent-soft' : ''}`}>
      <span className="text-muted w-14 shrink-0 px-3 text-right tabular-nums select-none">{number}</span>
      <span className="min-w-0 flex-1 pr-4 wrap-anywhere whitespace-pre-wrap">
        {isCited ? <mark className="bg-transparent text-inherit">{text}</mark> : text}
      </span>
    </div>
  );
}
