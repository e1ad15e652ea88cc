import type { CitedPlace } from './passage';

/** Characters of a name that nobody vouches for. */
const MAX_NAME = 200;
/** What nobody sees, or what turns the direction of writing: nothing that it could hide belongs to a name. */
const UNSEEN = /[\s\p{Cc}\p{Cs}\p{Bidi_Control}]+/gu;

/** A place as it was said to be, as nothing to be relied on. */
export function uncheckedPlace({ sourceKey, sourceName, commit, path, lines, blob }: CitedPlace): CitedPlace {
  return { sourceKey, sourceName: plain(sourceName), commit, path: plain(path), lines, blob, isUnchecked: true };
}

function plain(name: string): string {
  return name.slice(0, MAX_NAME).replace(UNSEEN, ' ').trim();
}
