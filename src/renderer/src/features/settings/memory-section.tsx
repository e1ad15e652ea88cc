import { wording, fill } from '../../../../shared/text/wording';
import { recallReach, type Settings } from '../../../../shared/domain/settings';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { CommandKeys } from '../../ui/keys';
import { Select } from '../../ui/select';
import { Setting } from '../../ui/setting';
import { Switch } from '../../ui/switch';
import { RebuildIndex } from './rebuild-index';

const text = wording.settings;
const NEVER = 'never';
const offeredDays = [30, 90, 180, 365];

interface MemorySectionProps {
  readonly settings: Settings;
  readonly onChange: (changed: Partial<Settings>) => void;
}

export function MemorySection({ settings, onChange }: MemorySectionProps) {
  const { app, run } = useWindow();
  const health = useStore(app.status)?.memory;
  const healthText = {
    starting: text.memoryStarting,
    ready: text.memoryReady,
    off: text.memoryOff,
    broken: text.memoryBroken,
  };
  const life = settings.conversationLifeDays;
  const days = life === null || offeredDays.includes(life) ? offeredDays : [...offeredDays, life];
  return (
    <>
      <Switch
        label={text.memoryEnabled}
        note={text.memoryNote}
        isOn={settings.memoryEnabled}
        onChange={(memoryEnabled) => onChange({ memoryEnabled })}
      />
      {health !== undefined && <p className="text-muted text-small">{healthText[health]}</p>}
      <Button onClick={() => run('memory.profile')} className="self-start">
        {text.profile}
        <CommandKeys id="memory.profile" />
      </Button>
      <Setting name="reach">
        <Select
          label={text.reach}
          value={settings.recallReach}
          options={recallReach.options.map((value) => ({ value, title: text.reaches[value] }))}
          onChange={(reach) => onChange({ recallReach: reach })}
        />
      </Setting>
      <p className="text-muted -mt-2 text-small">{text.reachNote}</p>
      <Setting name="life">
        <Select
          label={text.life}
          value={life === null ? NEVER : String(life)}
          options={[
            { value: NEVER, title: text.lifeNever },
            ...days.map((count) => ({ value: String(count), title: fill(text.lifeDays, { days: count }) })),
          ]}
          onChange={(value) => onChange({ conversationLifeDays: value === NEVER ? null : Number(value) })}
        />
      </Setting>
      <RebuildIndex />
    </>
  );
}
