import type { LecternMessage } from '../../shared/chat/message';
import type { CitedPlace } from '../../shared/domain/passage';

type Part = LecternMessage['parts'][number];

/** The places that a message names, each once: what it cites, and the passages that it came with. */
export function saidPlaces(message: LecternMessage): readonly CitedPlace[] {
  const places = new Map<string, CitedPlace>();
  withPlaces(message, (place) => {
    places.set(placeKey(place), place);
    return place;
  });
  return [...places.values()];
}

/** The message with each of its places as `placeOf` gives it. Headings are left out: nobody vouches for those. */
export function withPlaces(message: LecternMessage, placeOf: (place: CitedPlace) => CitedPlace): LecternMessage {
  const change = <T extends CitedPlace>(said: T): T => {
    const { address: _address, isUnchecked: _isUnchecked, ...rest } = said;
    // What T has beside a place stays as it is.
    return { ...rest, ...placeOf(said) } as T;
  };
  const changePart = (part: Part): Part => {
    if (part.type === 'data-citation') return { ...part, data: change(part.data) };
    if (part.type === 'tool-search_docs' && part.state === 'output-available') {
      const passages = part.output.passages.map((passage) => ({ ...change(passage), trail: [] }));
      return { ...part, output: { ...part.output, passages } };
    }
    if (part.type === 'tool-read_source' && part.state === 'output-available') {
      return { ...part, output: change(part.output) };
    }
    return part;
  };
  return { ...message, parts: message.parts.map(changePart) };
}

/** The same for what names the same lines of the same file; what it says of the source beside its key does not count. */
export function placeKey({ sourceKey, commit, path, lines, blob }: CitedPlace): string {
  return JSON.stringify([sourceKey, commit, path, lines, blob]);
}
