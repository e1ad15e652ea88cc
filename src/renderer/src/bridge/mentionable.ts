import type { Mention } from '../../../shared/domain/mention';
import type { AppState } from './app-state';

/**
 * What a prompt of a session can name with `@`: the sources, then the other sessions, newest first. A private session is
 * named nowhere.
 */
export function mentionable(
  { sources, sessions }: Pick<AppState, 'sources' | 'sessions'>,
  sessionId: string | null,
): readonly Mention[] {
  const known = sources.get() ?? [];
  const fetched = new Set(known.flatMap(({ name, lastUpdated }) => (lastUpdated === null ? [] : [name])));
  // What never came to anything may have the name of what did.
  const ofSources = known.flatMap(({ key, name, lastUpdated }): Mention[] =>
    lastUpdated === null && fetched.has(name) ? [] : [{ kind: 'source', key, name }],
  );
  const ofSessions = (sessions.get() ?? []).flatMap(({ id, title, isPrivate }): Mention[] =>
    isPrivate || title === null || id === sessionId ? [] : [{ kind: 'session', sessionId: id, name: title }],
  );
  return [...ofSources, ...ofSessions];
}
