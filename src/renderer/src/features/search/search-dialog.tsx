import { useRef, useState } from 'react';
import { shownTitle } from '../../../../shared/chat/shown-title';
import { MAX_SEARCH_LENGTH } from '../../../../shared/contract/search';
import type { MatchKind } from '../../../../shared/domain/found-message';
import { hasFilters, parseSearch } from '../../../../shared/search/parse-search';
import { wording, fill } from '../../../../shared/text/wording';
import { dayFormat } from '../../../../shared/text/formats';
import { sentenceOf } from '../../bridge/error-data-of';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import type { Choice } from '../../ui/choice';
import { ChooserDialog } from '../../ui/chooser-dialog';
import { matchingChoices } from '../../ui/matching-choices';
import { useFoundMessages, type FoundMessages } from '../../ui/use-found-messages';
import { useMessageChoices } from '../../ui/use-message-choices';
import { SearchFilters } from './search-filters';

const MAX_MESSAGES = 50;
/** Sessions and sources beside what was found in messages. */
const MAX_OTHERS = 8;
const TITLES = { all: 'messages', near: 'near', some: 'some' } as const satisfies Readonly<Record<MatchKind, string>>;

/** Searches messages, the titles of sessions, and sources, all but private sessions. */
export function SearchDialog() {
  const [query, setQuery] = useState('');
  const frame = useRef<HTMLDivElement>(null);
  const found = useFoundMessages(query, MAX_MESSAGES);
  const toChoices = useMessageChoices();
  const { sessions, sources } = useOtherChoices(query);
  const addFilter = (filter: string): void => {
    setQuery((typed) => (typed === '' || typed.endsWith(' ') ? typed + filter : `${typed} ${filter}`));
    frame.current?.closest('[role=dialog]')?.querySelector('input')?.focus();
  };
  return (
    <ChooserDialog
      title={wording.search.title}
      placeholder={wording.search.input}
      none={query.trim() === '' || found.isSearching || found.problem !== null ? null : wording.search.none}
      query={query}
      onQuery={setQuery}
      maxLength={MAX_SEARCH_LENGTH}
      groups={[
        ...found.groups.map(({ kind, hits }) => ({
          title: wording.search[TITLES[kind]],
          choices: toChoices(hits),
          isMatched: true,
        })),
        { title: wording.palette.sessions, choices: sessions, isMatched: true },
        { title: wording.sources.title, choices: sources, isMatched: true },
      ]}
    >
      <div ref={frame} className="shrink-0">
        <SearchState found={found} />
        <SearchFilters onFilter={addFilter} />
      </div>
    </ChooserDialog>
  );
}

/** How the search of messages stands, where the list does not tell it. */
function SearchState({ found }: { readonly found: FoundMessages }) {
  const { groups, isSearching, problem } = found;
  if (problem !== null)
    return (
      <p role="alert" className="text-danger px-4 py-2">
        {sentenceOf(problem)}
      </p>
    );
  if (isSearching) return <p className="text-muted late px-4 py-2">{wording.search.searching}</p>;
  if (groups.reduce((count, { hits }) => count + hits.length, 0) < MAX_MESSAGES) return null;
  return <p className="text-muted px-4 py-2 text-fine">{fill(wording.search.all, { count: MAX_MESSAGES })}</p>;
}

/** Sessions by their titles and sources by their names and addresses. Filters of messages leave them out. */
function useOtherChoices(query: string): { readonly sessions: readonly Choice[]; readonly sources: readonly Choice[] } {
  const { app, layers, route } = useWindow();
  const allSessions = useStore(app.sessions) ?? [];
  const allSources = useStore(app.sources) ?? [];
  const parsed = parseSearch(query);
  if (hasFilters(parsed)) return { sessions: [], sources: [] };
  const words = parsed.terms.map(({ text }) => text).join(' ');
  const sessions = allSessions
    .filter(({ isPrivate }) => !isPrivate)
    .map(({ id, title, createdAt, lastAccessed }): Choice => ({
      id,
      title: shownTitle({ title, createdAt }),
      detail: <Day time={lastAccessed} />,
      choose: () => {
        layers.closeDialog();
        route.go(id);
      },
    }));
  const sources = allSources.map(({ key, name, address }): Choice => ({
    id: `source ${key}`,
    title: name === address ? name : `${name} · ${address}`,
    choose: () => layers.openDialog('sources', key),
  }));
  if (words === '') return { sessions: sessions.slice(0, MAX_OTHERS), sources: [] };
  return {
    sessions: matchingChoices(sessions, words).slice(0, MAX_OTHERS),
    sources: matchingChoices(sources, words).slice(0, MAX_OTHERS),
  };
}

/** Drawn, and so formatted, only for what is shown. */
function Day({ time }: { readonly time: number }) {
  return <span className="text-muted shrink-0 text-fine">{dayFormat().format(time)}</span>;
}
