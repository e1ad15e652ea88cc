import { placeText } from '../../shared/domain/host-link';
import type { CitedPlace } from '../../shared/domain/passage';
import { wording } from '../../shared/text/wording';
import type { WindowContext } from './bridge/window-context';
import { pageOf } from './features/passage/page-of';
import { citedLines } from './ui/cited-lines';
import { openLink } from './ui/markdown/open-link';
import { reportFailure, showToast } from './ui/toast';

type Parts = Pick<WindowContext, 'app' | 'bridge' | 'layers' | 'readPlace'>;

/** What is done with the passage that is open; without one they say so. */
export interface PassageActs {
  /** A link to its page, or the place in words where it has none. */
  copyLink(): void;
  copyLines(): void;
  copyCommit(): void;
  openAtHost(): void;
}

export function createPassageActs({ app, bridge, layers, readPlace }: Parts): PassageActs {
  const withPassage = (act: (place: CitedPlace) => Promise<void> | void) => (): void => {
    const place = layers.passage.get();
    if (place === null) showToast(wording.citation.noneOpen);
    else if (place.isUnchecked === true) showToast(wording.errors['place.unchecked']);
    else void Promise.resolve(act(place)).catch(reportFailure);
  };
  /** One whose text cannot be read may still have an address. */
  const linkTo = async (place: CitedPlace): Promise<string | null> => {
    const ofAddress = pageOf(place, app.sources.get());
    return ofAddress ?? (await readPlace(place).catch(() => null))?.page ?? null;
  };
  const copy = async (text: string): Promise<void> => {
    await navigator.clipboard.writeText(text);
    showToast(wording.common.copied);
  };
  return {
    copyLink: withPassage(async (place) => copy((await linkTo(place)) ?? placeText(place))),
    copyLines: withPassage(async (place) => copy(citedLines(await readPlace(place)).join('\n'))),
    copyCommit: withPassage(({ commit }) => {
      if (commit !== null) return copy(commit);
      showToast(wording.citation.noCommit);
      return undefined;
    }),
    openAtHost: withPassage(async (place) => {
      const link = await linkTo(place);
      if (link === null) showToast(wording.citation.noPage);
      else openLink(bridge, link);
    }),
  };
}
