import { expect, test, vi } from 'vitest';
import type { ContractClient } from '../../shared/contract/contract';
import { wording } from '../../shared/text/wording';
import { emptyView } from './bridge/session-view';
import { createStore } from './bridge/store';
import type { WindowContext } from './bridge/window-context';

// What the theme reads of a page when it is loaded.
vi.stubGlobal('matchMedia', () => ({ matches: false }));
vi.stubGlobal('localStorage', { getItem: () => null });
const document = {} as Document;
const showToast = vi.fn<(sentence: string) => void>();
vi.doMock('./ui/toast', () => ({ showToast, reportFailure: () => undefined, newestOffer: () => null }));
const { commandHandlers } = await import('./command-handlers');

/** A window that shows a running turn of session `s`, as far as Stop needs one. */
function windowWithTurn(closeTopmost: () => boolean) {
  const stopped: string[] = [];
  const client = { turns: { stop: async ({ sessionId }: { sessionId: string }) => void stopped.push(sessionId) } };
  const view = createStore({ ...emptyView('s'), state: { name: 'generating', turnId: 'a', error: null } });
  const parts = {
    bridge: { ask: (request: (client: ContractClient) => unknown) => Promise.resolve(request(client as never)) },
    current: { channel: createStore({ view }) },
    layers: { closeTopmost },
  };
  return { handlers: commandHandlers(parts as unknown as WindowContext, document), stopped };
}

test('Stop stops the turn, whatever lies over the thread', () => {
  const { handlers, stopped } = windowWithTurn(() => true);
  handlers['turn.stop']();
  expect(stopped).toEqual(['s']);
});

test.each([
  { focused: 'b', forgets: ['b'], told: [] },
  { focused: 'forgotten', forgets: [], told: [] },
  { focused: null, forgets: [], told: [[wording.memories.noneToForget]] },
])('forgets the message that has the focus, and no other ($focused)', ({ focused, forgets, told }) => {
  showToast.mockClear();
  const forgotten: string[] = [];
  const messages = ['a', 'b', 'forgotten', 'last'].map((id) => ({
    id,
    role: 'user' as const,
    parts: [],
    metadata: { parentId: null, createdAt: 1, ...(id === 'forgotten' && { forgotten: true as const }) },
  }));
  const parts = {
    current: { channel: createStore({ view: createStore({ ...emptyView('s'), messages }) }) },
    focusTargets: { focusedMessage: () => focused },
    layers: {},
    drafts: {},
    messages: { forget: (id: string) => void forgotten.push(id) },
  };
  commandHandlers(parts as unknown as WindowContext, document)['message.forget']();
  expect(forgotten).toEqual(forgets);
  expect(showToast.mock.calls).toEqual(told);
});
