import { wording } from '../../shared/text/wording';
import type { WindowContext } from './bridge/window-context';
import type { SettingName } from './ui/setting';
import { reportFailure } from './ui/toast';

interface Parts extends Pick<WindowContext, 'app' | 'bridge' | 'layers'> {
  readonly tell: (sentence: string) => void;
  /** Gives the focus to a setting that is on the page. */
  readonly lead: (setting: SettingName) => void;
}

/** What is done in Settings beside its plain switches; what has nothing to act on says so. */
export interface SettingActs {
  /** Opens Settings with the focus on a choice. */
  choose(setting: SettingName): void;
  toggleTitles(): void;
  /** Opens Settings at the connections that can be ended. */
  disconnect(): void;
  /** Opens Settings at the hosts from which repositories are fetched without asking. */
  openHosts(): void;
  download(): void;
  install(): void;
  stopEmbedder(): void;
}

export function createSettingActs({ app, bridge, layers, tell, lead }: Parts): SettingActs {
  const choose = (setting: SettingName): void => {
    layers.openDialog('settings', setting);
    // Where Settings is open for it already.
    lead(setting);
  };
  const installing = (begin: () => Promise<unknown>) => (): void => {
    const state = app.embedder.get();
    if (state?.work !== null) choose('embedder');
    else if (state.isInstalled && state.problem === null) tell(wording.embedder.isInstalled);
    else {
      choose('embedder');
      begin().catch(reportFailure);
    }
  };
  return {
    choose,
    toggleTitles: () => {
      const settings = app.settings.get();
      if (settings === null) return;
      const titlesEnabled = !settings.titlesEnabled;
      bridge
        .ask((client) => client.app.updateSettings({ titlesEnabled }))
        .then(() => tell(titlesEnabled ? wording.settings.titlesOn : wording.settings.titlesOff))
        .catch(reportFailure);
    },
    disconnect: () => {
      const connections = app.catalog.get()?.connections ?? [];
      if (connections.some(({ origin }) => origin === 'user')) choose('connections');
      else tell(wording.settings.noneToDisconnect);
    },
    openHosts: () => {
      if ((app.settings.get()?.allowedHosts ?? []).length > 0) choose('hosts');
      else tell(wording.settings.noHosts);
    },
    download: installing(() => bridge.ask((client) => client.embedders.download())),
    install: installing(async () => {
      const { path } = await bridge.ask((client) => client.app.pickFolder());
      if (path !== null) await bridge.ask((client) => client.embedders.installFrom({ folder: path }));
    }),
    stopEmbedder: () => {
      if ((app.embedder.get()?.work ?? null) === null) tell(wording.embedder.noWork);
      else bridge.ask((client) => client.embedders.stop()).catch(reportFailure);
    },
  };
}
