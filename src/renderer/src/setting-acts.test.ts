import { expect, test, vi } from 'vitest';
import type { ContractClient } from '../../shared/contract/contract';
import { wording } from '../../shared/text/wording';
import { createStore } from './bridge/store';

// What the theme reads of a page when it is loaded.
vi.stubGlobal('matchMedia', () => ({ matches: false }));
vi.stubGlobal('localStorage', { getItem: () => null });
const { createSettingActs } = await import('./setting-acts');

interface State {
  readonly allowedHosts?: readonly string[];
  readonly origin?: 'user' | 'found';
  readonly embedder?: { readonly work: object | null; readonly isInstalled: boolean; readonly problem: object | null };
  readonly path?: string | null;
}

/** A window in that state; gives what was opened and asked of main, in order. */
function windowWith({ allowedHosts = [], origin, embedder, path = null }: State) {
  const did: string[] = [];
  const told = (what: string) => async () => void did.push(what);
  const client = {
    app: { pickFolder: async () => ({ path }) },
    embedders: {
      download: told('download'),
      installFrom: async ({ folder }: { folder: string }) => void did.push(`install ${folder}`),
      stop: told('stop'),
    },
  };
  const parts = {
    bridge: { ask: (request: (client: ContractClient) => unknown) => Promise.resolve(request(client as never)) },
    app: {
      settings: createStore({ allowedHosts }),
      catalog: createStore({ connections: origin === undefined ? [] : [{ origin }] }),
      embedder: createStore(embedder ?? null),
    },
    tell: (sentence: string) => void did.push(sentence),
    lead: () => undefined,
    layers: { openDialog: (name: string, subject: string) => void did.push(`${name} ${subject}`) },
  };
  return { acts: createSettingActs(parts as unknown as Parameters<typeof createSettingActs>[0]), did };
}

const idle = { work: null, isInstalled: false, problem: null };

test.each([
  { act: 'openHosts', state: { allowedHosts: ['example.org'] }, does: ['settings hosts'] },
  { act: 'openHosts', state: {}, does: [wording.settings.noHosts] },
  { act: 'disconnect', state: { origin: 'user' }, does: ['settings connections'] },
  { act: 'disconnect', state: { origin: 'found' }, does: [wording.settings.noneToDisconnect] },
  { act: 'download', state: { embedder: idle }, does: ['settings embedder', 'download'] },
  { act: 'download', state: { embedder: { ...idle, work: {} } }, does: ['settings embedder'] },
  { act: 'download', state: { embedder: { ...idle, isInstalled: true } }, does: [wording.embedder.isInstalled] },
  {
    act: 'download',
    state: { embedder: { ...idle, isInstalled: true, problem: {} } },
    does: ['settings embedder', 'download'],
  },
  { act: 'install', state: { embedder: idle, path: '/models' }, does: ['settings embedder', 'install /models'] },
  { act: 'install', state: { embedder: idle }, does: ['settings embedder'] },
  { act: 'stopEmbedder', state: { embedder: { ...idle, work: {} } }, does: ['stop'] },
  { act: 'stopEmbedder', state: { embedder: idle }, does: [wording.embedder.noWork] },
] as const)('$act in $state does $does', async ({ act, state, does }) => {
  const { acts, did } = windowWith(state);
  acts[act]();
  await vi.waitFor(() => expect(did).toEqual(does));
});
