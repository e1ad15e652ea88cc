import { useEffect, useState } from 'react';
import type { StorageUse } from '../../../../shared/contract/sources';
import type { Settings } from '../../../../shared/domain/settings';
import { wording, fill } from '../../../../shared/text/wording';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { formatBytes } from '../../ui/format';
import { Select } from '../../ui/select';
import { Setting } from '../../ui/setting';
import { reportFailure } from '../../ui/toast';
import { FreeSpace } from './free-space';

const text = wording.settings;
const offeredGigabytes = [1, 2, 5, 10, 20, 50, 100];
const offeredDays = [7, 30, 90, 180, 365];
const NEVER = 'never';

interface SpaceSectionProps {
  readonly settings: Pick<Settings, 'repositoryGigabytes' | 'repositoryLifeDays'>;
  readonly onChange: (changed: Partial<SpaceSectionProps['settings']>) => void;
}

/** What fetched repositories and the index take on disk, what they may, and the way to get it back. */
export function SpaceSection({ settings, onChange }: SpaceSectionProps) {
  const { app, bridge } = useWindow();
  const sources = useStore(app.sources);
  const [use, setUse] = useState<StorageUse | null>(null);
  // Measured whenever a source has come to something else.
  const stand = sources?.map(({ key, state, sizeBytes }) => `${key} ${state} ${sizeBytes}`).join() ?? null;
  useEffect(() => {
    if (stand === null) return;
    bridge
      .ask((client) => client.sources.measure())
      .then(setUse)
      .catch(reportFailure);
  }, [bridge, stand]);
  return (
    <>
      {use !== null && <Sizes use={use} />}
      <Setting name="limit">
        <LimitChoice
          gigabytes={settings.repositoryGigabytes}
          onChange={(repositoryGigabytes) => onChange({ repositoryGigabytes })}
        />
      </Setting>
      <Setting name="repositoryLife">
        <LifeChoice
          days={settings.repositoryLifeDays}
          onChange={(repositoryLifeDays) => onChange({ repositoryLifeDays })}
        />
      </Setting>
      <Setting name="free">
        <FreeSpace use={use} />
      </Setting>
    </>
  );
}

interface LimitChoiceProps {
  readonly gigabytes: number;
  readonly onChange: (gigabytes: number) => void;
}

function LimitChoice({ gigabytes, onChange }: LimitChoiceProps) {
  const choices = offeredGigabytes.includes(gigabytes) ? offeredGigabytes : [...offeredGigabytes, gigabytes];
  return (
    <Select
      label={text.spaceLimit}
      note={text.spaceNote}
      value={String(gigabytes)}
      options={choices.map((count) => ({
        value: String(count),
        title: fill(text.spaceGigabytes, { count }),
      }))}
      onChange={(value) => onChange(Number(value))}
    />
  );
}

interface LifeChoiceProps {
  readonly days: number | null;
  readonly onChange: (days: number | null) => void;
}

function LifeChoice({ days, onChange }: LifeChoiceProps) {
  const choices = days === null || offeredDays.includes(days) ? offeredDays : [...offeredDays, days];
  return (
    <Select
      label={text.repositoryLife}
      note={text.repositoryLifeNote}
      value={days === null ? NEVER : String(days)}
      options={[
        ...choices.map((count) => ({ value: String(count), title: fill(text.repositoryLifeDays, { days: count }) })),
        { value: NEVER, title: text.repositoryLifeNever },
      ]}
      onChange={(value) => onChange(value === NEVER ? null : Number(value))}
    />
  );
}

function Sizes({ use }: { readonly use: StorageUse }) {
  const sizes = [
    { label: text.repositoriesTake, bytes: use.repositoryBytes },
    { label: text.indexTakes, bytes: use.indexBytes },
  ];
  return (
    <dl className="flex gap-8">
      {sizes.map(({ label, bytes }) => (
        <div key={label}>
          <dt className="font-medium">{label}</dt>
          <dd className="text-muted tabular-nums">{formatBytes(bytes)}</dd>
        </div>
      ))}
    </dl>
  );
}
