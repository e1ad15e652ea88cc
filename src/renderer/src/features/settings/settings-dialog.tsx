import type { ReactNode } from 'react';
import { wording } from '../../../../shared/text/wording';
import type { Settings } from '../../../../shared/domain/settings';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { CommandKeys } from '../../ui/keys';
import { Setting, SettingsList } from '../../ui/setting';
import { reportFailure } from '../../ui/toast';
import { AboutSection } from './about-section';
import { EmbedderSection } from './embedder-section';
import { LooksSection } from './looks-section';
import { MemorySection } from './memory-section';
import { ModelsSection } from './models-section';
import { SourcesSection } from './sources-section';
import { SpaceSection } from './space-section';

const text = wording.settings;

/** Each change is taken at once: there is nothing to save. */
export function SettingsDialog() {
  const { app, bridge, layers, run } = useWindow();
  const settings = useStore(app.settings);
  const subject = useStore(layers.subject);
  const change = (changed: Partial<Settings>): void => {
    bridge.ask((client) => client.app.updateSettings(changed)).catch(reportFailure);
  };
  return (
    <Dialog title={text.title}>
      {settings === null ? (
        <p className="text-muted late">{wording.common.loading}</p>
      ) : (
        <SettingsList asked={subject}>
          <Section title={text.appearance}>
            <LooksSection settings={settings} onChange={change} />
            <div>
              <Button onClick={() => run('shortcuts.open')}>
                {wording.commands['shortcuts.open']}
                <CommandKeys id="shortcuts.open" />
              </Button>
            </div>
          </Section>
          <Section title={text.memory}>
            <MemorySection settings={settings} onChange={change} />
          </Section>
          <Section title={wording.embedder.title}>
            <EmbedderSection settings={settings} onChange={change} />
          </Section>
          <Section title={text.models}>
            <ModelsSection settings={settings} onChange={change} />
          </Section>
          <Section title={text.hosts}>
            <Setting name="hosts">
              <SourcesSection hosts={settings.allowedHosts} onChange={(allowedHosts) => change({ allowedHosts })} />
            </Setting>
          </Section>
          <Section title={text.space}>
            <SpaceSection settings={settings} onChange={change} />
          </Section>
          <Section title={text.data}>
            <div className="flex flex-wrap gap-2">
              <Button onClick={() => run('sources.open')}>
                {wording.sources.title}
                <CommandKeys id="sources.open" />
              </Button>
              <Button onClick={() => run('data.import')}>
                {wording.commands['data.import']}
                <CommandKeys id="data.import" />
              </Button>
              <Button onClick={() => run('data.export')}>
                {wording.commands['data.export']}
                <CommandKeys id="data.export" />
              </Button>
              <Button onClick={() => run('data.snapshots')}>
                {wording.commands['data.snapshots']}
                <CommandKeys id="data.snapshots" />
              </Button>
            </div>
            <AboutSection />
          </Section>
        </SettingsList>
      )}
    </Dialog>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <h3 className="text-muted border-line border-b pb-1 text-fine font-medium">{title}</h3>
      {children}
    </section>
  );
}
