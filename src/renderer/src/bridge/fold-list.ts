import { assertNever } from '../../../shared/assert-never';
import type { SessionListEvent } from '../../../shared/contract/sessions';
import type { SourceListEvent } from '../../../shared/contract/sources';
import type { SessionSummary } from '../../../shared/domain/session';
import type { Source } from '../../../shared/domain/source';

/** Newest access first; of one time, such as imported ones, the newest id. Main sorts its list so as well. */
const newestFirst = (a: SessionSummary, b: SessionSummary): number =>
  b.lastAccessed - a.lastAccessed || (a.id < b.id ? 1 : -1);

/** Sessions stay sorted; main sends the list so and single changes in any order. */
export function foldSessions(sessions: readonly SessionSummary[], event: SessionListEvent): readonly SessionSummary[] {
  switch (event.type) {
    case 'list':
      return event.sessions;
    case 'changed': {
      const others = sessions.filter((session) => session.id !== event.session.id);
      const at = others.findIndex((session) => newestFirst(event.session, session) < 0);
      return others.toSpliced(at === -1 ? others.length : at, 0, event.session);
    }
    case 'added': {
      const ids = new Set(event.sessions.map((session) => session.id));
      const others = sessions.filter((session) => !ids.has(session.id));
      return [...others, ...event.sessions].toSorted(newestFirst);
    }
    case 'removed':
    case 'deleted':
      return sessions.filter((session) => session.id !== event.sessionId);
    default:
      return assertNever(event);
  }
}

/** Sources keep their place; a new one comes last. */
export function foldSources(sources: readonly Source[], event: SourceListEvent): readonly Source[] {
  switch (event.type) {
    case 'list':
      return event.sources;
    case 'changed': {
      const at = sources.findIndex((source) => source.key === event.source.key);
      return at === -1 ? [...sources, event.source] : sources.with(at, event.source);
    }
    case 'removed':
      return sources.filter((source) => source.key !== event.key);
    default:
      return assertNever(event);
  }
}
