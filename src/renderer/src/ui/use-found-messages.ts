import { useEffect, useState } from 'react';
import { MAX_SEARCH_LENGTH } from '../../../shared/contract/search';
import type { ErrorData } from '../../../shared/domain/error-data';
import type { FoundMessage, MatchKind } from '../../../shared/domain/found-message';
import { errorDataOf } from '../bridge/error-data-of';
import { useWindow } from '../bridge/window-context';

export interface FoundMessages {
  /** What matches as typed comes before what matches nearly, or in part. */
  readonly groups: readonly { readonly kind: MatchKind; readonly hits: readonly FoundMessage[] }[];
  /** False once all is looked through for what is typed now. */
  readonly isSearching: boolean;
  readonly problem: ErrorData | null;
}

const NOTHING: FoundMessages = { groups: [], isSearching: false, problem: null };

/** The messages that were found for what is typed, as they come. What was found for less stays until then. */
export function useFoundMessages(typed: string, limit: number): FoundMessages {
  const { bridge } = useWindow();
  const [state, setState] = useState({ typed: '', found: NOTHING });
  useEffect(() => {
    const calledOff = new AbortController();
    let found: FoundMessages = { ...NOTHING, isSearching: true };
    const show = (change: Partial<FoundMessages>): void => {
      found = { ...found, ...change };
      if (!calledOff.signal.aborted) setState({ typed, found });
    };
    bridge
      .watch(
        (client, signal) => client.search.find({ typed: typed.slice(0, MAX_SEARCH_LENGTH), limit }, { signal }),
        (batch) => show({ groups: withBatch(found.groups, batch) }),
        calledOff.signal,
      )
      .then(
        () => show({ isSearching: false }),
        (error: unknown) => show({ isSearching: false, problem: errorDataOf(error) }),
      );
    return () => calledOff.abort();
  }, [bridge, typed, limit]);
  return state.typed === typed ? state.found : { ...state.found, isSearching: true, problem: null };
}

function withBatch(
  groups: FoundMessages['groups'],
  { kind, hits }: FoundMessages['groups'][number],
): FoundMessages['groups'] {
  const last = groups.at(-1);
  if (last?.kind !== kind) return [...groups, { kind, hits }];
  return [...groups.slice(0, -1), { kind, hits: [...last.hits, ...hits] }];
}
