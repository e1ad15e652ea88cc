import type { Source, SourceProgress } from '../../shared/domain/source';
import type { SourceInput } from '../knowledge/knowledge';
import type { StoredSource } from '../ports';

/** A stored source as windows see it; `progress` is set while an update runs. `successor`: see `Source`. */
export function toSource(
  stored: StoredSource,
  progress: SourceProgress | null,
  successor: string | null = null,
): Source {
  const { state, ...rest } = stored;
  // One that is new and not being worked on was cut off before it came to anything.
  const atRest = state === 'new' ? 'stopped' : state;
  return { ...rest, state: progress === null ? atRest : 'working', progress, successor };
}

/** What the knowledge worker needs to know of a source. */
export function toInput({ key, kind, name, address, ref, searchPath, sessionId }: StoredSource): SourceInput {
  return { key, kind, name, address, ref, searchPath, isAsked: sessionId !== null };
}
