import type { Settings } from '../../../../shared/domain/settings';
import { wording } from '../../../../shared/text/wording';
import { Select } from '../../ui/select';

const text = wording.settings;

interface LooksSectionProps {
  readonly settings: Settings;
  readonly onChange: (changed: Partial<Settings>) => void;
}

export function LooksSection({ settings, onChange }: LooksSectionProps) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Select
        label={text.language}
        value={settings.language}
        options={optionsOf(text.languages)}
        onChange={(language) => onChange({ language })}
      />
      <Select
        label={text.theme}
        value={settings.theme}
        options={optionsOf({ system: text.system, light: text.light, dark: text.dark })}
        onChange={(theme) => onChange({ theme })}
      />
      <Select
        label={text.contrast}
        value={settings.contrast}
        options={optionsOf(text.contrasts)}
        onChange={(contrast) => onChange({ contrast })}
      />
      <Select
        label={text.textSize}
        value={settings.textSize}
        options={optionsOf(text.textSizes)}
        onChange={(textSize) => onChange({ textSize })}
      />
      <Select
        label={text.density}
        value={settings.density}
        options={optionsOf(text.densities)}
        onChange={(density) => onChange({ density })}
      />
    </div>
  );
}

function optionsOf<Value extends string>(titles: Readonly<Record<Value, string>>) {
  return (Object.entries(titles) as [Value, string][]).map(([value, title]) => ({ value, title }));
}
