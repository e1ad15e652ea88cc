import { X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { wording } from '../../../../shared/text/wording';
import { useWindow } from '../../bridge/window-context';
import type { NumberedPlace } from '../../keyboard/layers';
import { IconButton } from '../../ui/button';
import { CopyButton } from '../../ui/copy-button';
import { lineRange } from '../../ui/line-range';
import { shortCommit } from '../../ui/short-commit';
import { useOpenedPlace } from '../../ui/use-opened-place';
import { PassageActions } from './passage-actions';
import { PassageText } from './passage-text';

/** The cited lines where they stand: beside the thread, over it in a narrow window. */
export function PassagePanel({ place }: { readonly place: NumberedPlace }) {
  const { layers } = useWindow();
  const panel = useRef<HTMLElement>(null);
  const opened = useOpenedPlace(place);
  useEffect(() => {
    panel.current?.focus();
    return () => {
      // A panel that takes this one's place keeps the focus.
      setTimeout(() => !layers.hasPanel() && layers.returnFocus());
    };
  }, [layers]);
  return (
    <section
      ref={panel}
      role="dialog"
      aria-label={wording.citation.panel}
      tabIndex={-1}
      className="side-panel bg-canvas border-line flex w-[min(34rem,45vw)] shrink-0 flex-col border-l outline-none max-lg:fixed max-lg:inset-y-0 max-lg:right-0 max-lg:z-20 max-lg:w-full max-lg:max-w-[34rem] max-lg:shadow-2xl"
    >
      <header className="border-line flex items-start gap-1 border-b py-2.5 pr-2 pl-4">
        <div className="min-w-0 flex-1">
          <h2 className="font-mono text-small font-medium wrap-anywhere">{place.path}</h2>
          <p className="text-muted flex flex-wrap items-center gap-x-1.5 text-fine">
            {place.isUnchecked === true ? (
              <span>
                {place.sourceName} · {wording.citation.asImported}
              </span>
            ) : (
              <>
                <span>
                  {place.sourceName} · {lineRange(place.lines)} ·
                </span>
                <Commit commit={place.commit} />
              </>
            )}
          </p>
        </div>
        {place.isUnchecked !== true && <PassageActions place={place} opened={opened} />}
        <IconButton label={wording.common.close} onClick={layers.closePanel} className="size-7">
          <X aria-hidden size={16} />
        </IconButton>
      </header>
      <PassageText opened={opened} />
    </section>
  );
}

function Commit({ commit }: { readonly commit: string | null }) {
  if (commit === null) return <span>{shortCommit(commit)}</span>;
  return (
    <span className="inline-flex items-center">
      {shortCommit(commit)}
      <CopyButton text={commit} label={wording.citation.copyCommit} />
    </span>
  );
}
