import { createRoot } from 'react-dom/client';
import { v7 as newUuid } from 'uuid';
import type { SessionSummary } from '../../shared/domain/session';
import { App } from './app';
import { createAnnouncements } from './bridge/announcements';
import { createAppState } from './bridge/app-state';
import { createBridge } from './bridge/bridge';
import { createCurrentSession } from './bridge/current-session';
import { createDiagrams } from './bridge/diagrams';
import { createForgetting } from './bridge/forgetting';
import { createMessageActions } from './bridge/message-actions';
import { createPlaceReader } from './bridge/place-reader';
import { createRebuilding } from './bridge/rebuilding';
import { receivePort } from './bridge/receive-port';
import { createRoute } from './bridge/route';
import { createFramePace, windowFrames } from './bridge/frame-pace';
import { scheduleFrame } from './bridge/schedule-frame';
import { createSessionChannel } from './bridge/session-channel';
import { createSessionSelection } from './bridge/session-selection';
import { createStore } from './bridge/store';
import { WindowProvider, type WindowContext } from './bridge/window-context';
import { commandHandlers } from './command-handlers';
import { preloadDialogs } from './dialog-layer';
import { claimNewKey } from './features/composer/claim-new-key';
import { createDrafts } from './features/composer/drafts';
import { createKeptDrafts } from './features/composer/kept-drafts';
import { createFocusTargets } from './keyboard/focus-targets';
import { createLayers } from './keyboard/layers';
import { createReturnFocus } from './keyboard/return-focus';
import { createTypedAhead } from './keyboard/typed-ahead';
import { createSessionActs } from './session-acts';
import './styles.css';
import { wording } from '../../shared/text/wording';
import { createHighlighter } from './ui/code/highlighter';
import { preloadMarkdown } from './ui/markdown/lazy-markdown';
import { startLanguage } from './ui/language';
import { startLooks } from './ui/looks';
import { profileLeftText } from './ui/profile-left-text';
import { showToast } from './ui/toast';

startLooks();
startLanguage();

const bridge = createBridge(receivePort(window));
const kept = createKeptDrafts({ bridge, by: newUuid(), old: localStorage });
const drafts = createDrafts({
  kept,
  claimNewKey: () => claimNewKey({ storage: kept, session: sessionStorage, locks: navigator.locks, newId: newUuid }),
});
addEventListener('pagehide', drafts.flush);
const route = createRoute(window);
// A window that opens at a session has answers to draw as soon as they come.
if (route.sessionId.get() !== null) preloadMarkdown();
const current = createCurrentSession(route, (sessionId, isPrivate) =>
  createSessionChannel({
    bridge,
    sessionId,
    isPrivate,
    newId: newUuid,
    schedules: { soon: scheduleFrame, atEase: createFramePace(windowFrames) },
    listed: () => app.sessions,
    onBound: route.bind,
  }),
);
const focusTargets = createFocusTargets(document);
const app = createAppState(bridge, (sessionId) => {
  drafts.forget(sessionId);
  if (current.channel.get().sessionId() === sessionId) current.startNew();
});
const forgetting = createForgetting(bridge, setTimeout, () =>
  showToast(profileLeftText(app.settings.get()?.keys ?? {}), {
    label: wording.memories.openProfile,
    run: () => context.run('memory.profile'),
  }),
);
const layers = createLayers({
  focus: createReturnFocus(document),
  messageBox: focusTargets.messageBox,
  // Where the style sheet's `md` begins.
  isNarrow: () => !matchMedia('(min-width: 48rem)').matches,
});
const selection = createSessionSelection();
const parts = {
  bridge,
  readPlace: createPlaceReader((place) => bridge.ask((client) => client.sources.open(place))),
  app,
  route,
  current,
  pickedModel: createStore<string | null>(null),
  drafts,
  announcements: createAnnouncements(setTimeout),
  highlight: createHighlighter({
    startWorker: () => new Worker(new URL('./ui/code/highlight.worker.ts', import.meta.url), { type: 'module' }),
    after: (ms, work) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
  }),
  diagrams: createDiagrams(bridge),
  forgetting,
  rebuilding: createRebuilding(bridge),
  layers,
  focusTargets,
  typedAhead: createTypedAhead(),
  selection,
  sessionActs: createSessionActs({ app, bridge, current, focusTargets, layers, selection }),
  dragged: createStore<readonly SessionSummary[]>([]),
  messages: createMessageActions({
    bridge,
    app,
    current,
    route,
    forgetting,
    focusTargets,
    page: document,
    clipboard: navigator.clipboard,
  }),
};
const handlers = commandHandlers(parts, document);
const context: WindowContext = { ...parts, run: (id) => handlers[id]() };

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <WindowProvider value={context}>
    <App />
  </WindowProvider>,
);

requestIdleCallback(() => {
  preloadDialogs();
  preloadMarkdown();
});
