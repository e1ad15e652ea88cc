import type { MessageData } from '../../../../shared/chat/message';
import type { Source, SourceProgress } from '../../../../shared/domain/source';
import type { SearchPart } from './part-groups';

export type AwaitedSource = Source & { readonly progress: SourceProgress };

interface Waiting {
  readonly part: SearchPart;
  /** What the user was asked to let it fetch; null where nobody had to ask. */
  readonly asked: MessageData['approval'] | null;
  readonly sessionId: string | null;
}

/** The source that a search waits for while it is fetched and indexed; null when it waits for none. */
export function awaitedSource({ part, asked, sessionId }: Waiting, sources: readonly Source[]): AwaitedSource | null {
  const named = part.input?.source?.trim() ?? '';
  if (named === '' || isOver(part)) return null;
  const isMeant = (source: Source): boolean =>
    asked === null
      ? source.sessionId === sessionId || source.address === named || source.name === named
      : source.address === asked.address && (source.ref === asked.ref || source.sessionId === sessionId);
  return sources.find((each): each is AwaitedSource => isRead(each) && isMeant(each)) ?? null;
}

function isOver({ state }: SearchPart): boolean {
  return state === 'output-available' || state === 'output-error' || state === 'output-denied';
}

/** Vectors follow once it is searched. */
function isRead({ state, progress }: Source): boolean {
  return state === 'working' && progress !== null && progress.step !== 'embedding';
}
