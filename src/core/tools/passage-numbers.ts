import { z } from 'zod';
import { citedPlace, type CitedPlace } from '../../shared/domain/passage';
import type { StoredSource, ToolSession, ToolSessionStore } from '../ports';

export const SEARCH_DOCS = 'search_docs';

const shownPassage = citedPlace.extend({ id: z.string(), n: z.number().int().positive() });
type ShownPassage = z.infer<typeof shownPassage>;

type NumberedSource = Pick<StoredSource, 'kind' | 'address'> | null;

/** The state of a `search_docs` tool session: what one source has shown in one session, in order. */
const searchDocsState = z.object({ shown: z.array(shownPassage) });
type SearchDocsState = z.infer<typeof searchDocsState>;

/**
 * The numbers of a session's passages. They run through all its sources and stay as they are while its tool sessions
 * live; once those have expired they start again.
 */
export interface PassageNumbers {
  /** The passages a source has shown already. */
  shownBy(sourceKey: string): readonly ShownPassage[];
  /** The ids of the passages at these places, of those that have a number. */
  idsAt(places: readonly CitedPlace[]): readonly string[];
  placeOf(n: number): CitedPlace | undefined;
  /** True for the name or key of a source that some of them are of. */
  isOf(nameOrKey: string): boolean;
  /**
   * Numbers a passage of a source, which need not be there when it is cited; one that has a number keeps it, and is from
   * now on of the commit it was found at.
   */
  number(passage: CitedPlace & { readonly id: string }, source: NumberedSource): number;
}

/** Reads the numbers out of a session's tool sessions. One that is not readable counts as empty. */
export function createPassageNumbers(toolSessions: readonly ToolSession[]): PassageNumbers {
  const bySource = new Map<string, ShownPassage[]>();
  const byNumber = new Map<number, CitedPlace>();
  for (const { toolName, toolKey, state } of toolSessions) {
    const parsed = searchDocsState.safeParse(state);
    if (toolName !== SEARCH_DOCS || toolKey === null || !parsed.success) continue;
    bySource.set(toolKey, [...parsed.data.shown]);
    for (const { n, id: _, ...place } of parsed.data.shown) byNumber.set(n, place);
  }
  return {
    shownBy: (sourceKey) => bySource.get(sourceKey) ?? [],
    idsAt: (places) =>
      places.flatMap(
        // What was read by lines may be the same place as a passage.
        (place) =>
          (bySource.get(place.sourceKey) ?? []).filter((passage) => isSamePlace(passage, place)).map(({ id }) => id),
      ),
    placeOf: (n) => byNumber.get(n),
    isOf(nameOrKey) {
      const wanted = nameOrKey.toLowerCase();
      return [...byNumber.values()].some(
        ({ sourceKey, sourceName }) => sourceKey === wanted || sourceName.toLowerCase() === wanted,
      );
    },
    number({ id, ...place }, source) {
      const shown = bySource.get(place.sourceKey) ?? [];
      const at = shown.findIndex((passage) => passage.id === id);
      const n = shown[at]?.n ?? Math.max(0, ...byNumber.keys()) + 1;
      const address = source?.kind === 'repository' ? source.address : undefined;
      const plain = citedPlace.parse({ ...place, ...(address !== undefined && { address }) });
      const numbered = { ...plain, id, n };
      bySource.set(place.sourceKey, at === -1 ? [...shown, numbered] : shown.with(at, numbered));
      byNumber.set(n, plain);
      return n;
    },
  };
}

export interface NumberKeeping {
  readonly sessionId: string;
  readonly toolSessions: ToolSessionStore;
  readonly numbers: PassageNumbers;
  readonly now: () => number;
}

/** Keeps what these sources have shown by now. */
export async function keepNumbers(sourceKeys: Iterable<string>, options: NumberKeeping): Promise<void> {
  const { sessionId, toolSessions, numbers, now } = options;
  for (const toolKey of sourceKeys) {
    const state: SearchDocsState = { shown: [...numbers.shownBy(toolKey)] };
    await toolSessions.save({ sessionId, toolName: SEARCH_DOCS, toolKey }, state, now());
  }
}

/** Commits may differ: a file that did not change is the same file. */
function isSamePlace(one: CitedPlace, other: CitedPlace): boolean {
  return one.path === other.path && one.blob === other.blob && one.lines.join() === other.lines.join();
}
