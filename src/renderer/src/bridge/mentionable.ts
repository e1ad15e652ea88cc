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
  const ofSources = (sources.get() ?? []).map(({ key, name }): Mention => ({ kind: 'source', key, name }));
  const ofSessions = (sessions.get() ?? []).flatMap(({ id, title, isPrivate }): Mention[] =>
    isPrivate || title === null || id === sessionId ? [] : [{ kind: 'session', sessionId: id, name: title }],
  );
  return [...ofSources, ...ofSessions];
}
