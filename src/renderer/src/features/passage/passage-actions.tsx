import { ExternalLink, Link, Quote } from 'lucide-react';
import { placeText } from '../../../../shared/domain/host-link';
import type { CitedPlace } from '../../../../shared/domain/passage';
import { wording } from '../../../../shared/text/wording';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { IconButton } from '../../ui/button';
import { citedLines } from '../../ui/cited-lines';
import { CopyButton } from '../../ui/copy-button';
import { openLink } from '../../ui/markdown/open-link';
import type { Opening } from '../../ui/use-opened-place';
import { pageOf } from './page-of';

/** What can be done with the cited lines. Where they have no page, they are copied as a place in words. */
export function PassageActions({ place, opened }: { readonly place: CitedPlace; readonly opened: Opening }) {
  const { app, bridge } = useWindow();
  const ofAddress = pageOf(place, useStore(app.sources));
  const link = ofAddress ?? (opened.state === 'open' ? opened.opened.page : null);
  return (
    <>
      {link === null ? (
        <CopyButton icon={Quote} text={placeText(place)} label={wording.citation.copyPlace} />
      ) : (
        <CopyButton icon={Link} text={link} label={wording.citation.copyLink} />
      )}
      {opened.state === 'open' && (
        <CopyButton text={citedLines(opened.opened).join('\n')} label={wording.citation.copyLines} />
      )}
      {link !== null && (
        <IconButton label={wording.citation.openAtHost} onClick={() => openLink(bridge, link)} className="size-7">
          <ExternalLink aria-hidden size={14} />
        </IconButton>
      )}
    </>
  );
}
