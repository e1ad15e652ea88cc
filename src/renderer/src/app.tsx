import { useEffect } from 'react';
import { isCommandId } from '../../shared/commands/commands';
import { wording } from '../../shared/text/wording';
import { useStore } from './bridge/store';
import { useWindow } from './bridge/window-context';
import { DialogLayer } from './dialog-layer';
import { Banners } from './features/banners/banners';
import { Composer } from './features/composer/composer';
import { LazyMemoriesPanel } from './features/memories/lazy-memories-panel';
import { LazyPassagePanel } from './features/passage/lazy-passage-panel';
import { SessionHeader } from './features/sessions/session-header';
import { SessionsNavigation } from './features/sessions/sessions-navigation';
import { ActivityStatus } from './features/thread/activity-status';
import { Thread } from './features/thread/thread';
import { useCommandKeys } from './keyboard/use-command-keys';
import { useCommands } from './keyboard/use-commands';
import { Announcer } from './ui/announcer';
import { ErrorBoundary, FailureNotice } from './ui/error-boundary';
import { applyLanguage } from './ui/language';
import { applyLooks } from './ui/looks';
import { useLanguage } from './ui/use-language';

/** The whole window: sessions, the shown one, and what lies over both. */
export function App() {
  const { app, layers, run } = useWindow();
  useLanguage();
  useCommandKeys(useCommands(), layers, run);
  useMenuCommands();
  useLooks();
  const isDisconnected = useStore(app.isDisconnected);
  return (
    <ErrorBoundary>
      <div className="flex h-full">
        <Sidebar />
        {/* Sessions that lie over what has the focus would hide it. */}
        <main className="flex min-w-0 flex-1 flex-col" onFocus={() => layers.sidebar.set(false)}>
          <Banners />
          {isDisconnected ? (
            <FailureNotice title={wording.failure.title} body={wording.failure.disconnected} />
          ) : (
            <ShownSession />
          )}
        </main>
        <LazyPassagePanel />
        <LazyMemoriesPanel />
      </div>
      <Announcer />
      <DialogLayer />
    </ErrorBoundary>
  );
}

function Sidebar() {
  const { layers } = useWindow();
  const isOver = useStore(layers.sidebar);
  return (
    <>
      {isOver && <div aria-hidden className="scrim sidebar-scrim z-20 md:hidden" onClick={layers.closeSidebar} />}
      <aside
        data-over={isOver}
        className="bg-side border-line w-64 shrink-0 border-r max-md:hidden data-[over=true]:max-md:fixed data-[over=true]:max-md:inset-y-0 data-[over=true]:max-md:left-0 data-[over=true]:max-md:z-30 data-[over=true]:max-md:block"
      >
        <ErrorBoundary>
          <SessionsNavigation />
        </ErrorBoundary>
      </aside>
    </>
  );
}

function ShownSession() {
  const { current } = useWindow();
  const channel = useStore(current.channel);
  return (
    // One that failed does not take the next session with it.
    <ErrorBoundary key={channel.key}>
      <SessionHeader view={channel.view} />
      <Thread view={channel.view} />
      <Composer channel={channel}>
        <ActivityStatus view={channel.view} />
      </Composer>
    </ErrorBoundary>
  );
}

function useMenuCommands(): void {
  const { bridge, run } = useWindow();
  useEffect(() => {
    const closing = new AbortController();
    // Ends with the window; that main is gone is told by the other streams.
    bridge
      .watch(
        (client, signal) => client.app.watchCommands(undefined, { signal }),
        (id) => {
          if (isCommandId(id)) run(id);
        },
        closing.signal,
      )
      .catch(() => undefined);
    return () => closing.abort();
  }, [bridge, run]);
}

function useLooks(): void {
  const { app } = useWindow();
  const settings = useStore(app.settings);
  useEffect(() => {
    if (settings === null) return;
    applyLooks(settings);
    applyLanguage(settings.language);
  }, [settings]);
}
