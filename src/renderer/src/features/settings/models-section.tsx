import type { Settings } from '../../../../shared/domain/settings';
import { wording, fill } from '../../../../shared/text/wording';
import { sentenceOf } from '../../bridge/error-data-of';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { CommandKeys } from '../../ui/keys';
import { Select } from '../../ui/select';
import { Setting } from '../../ui/setting';
import { Switch } from '../../ui/switch';
import { reportFailure } from '../../ui/toast';

const text = wording.settings;

interface ModelsSectionProps {
  readonly settings: Settings;
  readonly onChange: (changed: Partial<Settings>) => void;
}

export function ModelsSection({ settings, onChange }: ModelsSectionProps) {
  const { app, bridge, run } = useWindow();
  const catalog = useStore(app.catalog);
  const models = (catalog?.models ?? []).map(({ id, name }) => ({ value: id, title: name }));
  const disconnect = (connectionId: string): void => {
    bridge.ask((client) => client.models.disconnect({ connectionId })).catch(reportFailure);
  };
  return (
    <>
      <Setting name="defaultModel">
        <Select
          label={text.defaultModel}
          value={settings.defaultModelId}
          options={models}
          onChange={(defaultModelId) => onChange({ defaultModelId })}
        />
      </Setting>
      <Switch
        label={text.titlesEnabled}
        note={text.titlesNote}
        isOn={settings.titlesEnabled}
        onChange={(titlesEnabled) => onChange({ titlesEnabled })}
      />
      {catalog?.connections.length === 0 && <p className="text-muted">{text.noConnections}</p>}
      <Setting name="connections">
        <ul aria-label={text.connections} className="empty:hidden">
          {catalog?.connections.map((connection) => (
            <li key={connection.id} className="flex items-center gap-3 py-1">
              <div className="min-w-0 flex-1">
                <p className="font-medium">{connection.name}</p>
                <p className="text-muted text-small wrap-anywhere">
                  {[connection.baseUrl, ...(connection.origin === 'found' ? [text.foundHere] : [])]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
                {connection.error !== null && <p className="text-danger text-small">{sentenceOf(connection.error)}</p>}
              </div>
              {connection.origin === 'user' && (
                <Button
                  aria-label={fill(wording.sources.action, { action: text.disconnect, name: connection.name })}
                  onClick={() => disconnect(connection.id)}
                >
                  {text.disconnect}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Setting>
      <Button onClick={() => run('model.connect')} className="self-start">
        {wording.connect.title}
        <CommandKeys id="model.connect" />
      </Button>
    </>
  );
}
