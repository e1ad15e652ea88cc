import { createContext, useContext, useEffect, useRef, type ReactNode } from 'react';

const AskedSetting = createContext<string | null>(null);

/** Those to which commands lead. */
export type SettingName =
  | 'defaultModel'
  | 'connections'
  | 'reach'
  | 'life'
  | 'embedder'
  | 'hosts'
  | 'limit'
  | 'repositoryLife'
  | 'free';

interface SettingProps {
  readonly name: SettingName;
  readonly children: ReactNode;
}

/** Part of Settings to which a command leads: its first control gets the focus then, or as soon as it is there. */
export function Setting({ name, children }: SettingProps) {
  const asked = useContext(AskedSetting);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked === name) focusFirst(place.current);
  }, [asked, name]);
  return (
    <div ref={place} data-setting={name} className="contents">
      {children}
    </div>
  );
}

interface SettingsListProps {
  readonly asked: string | null;
  readonly children: ReactNode;
}

/** Holds settings; the one that is asked for, null for none, is brought into view. */
export function SettingsList({ asked, children }: SettingsListProps) {
  return (
    <AskedSetting value={asked}>
      <div className="flex flex-col gap-6">{children}</div>
    </AskedSetting>
  );
}

/** Brings the first control of a setting into view and gives it the focus, where there is one. */
export function focusSetting(within: ParentNode, name: string): void {
  focusFirst(within.querySelector(`[data-setting="${name}"]`));
}

function focusFirst(setting: ParentNode | null): void {
  const control = setting?.querySelector<HTMLElement>('select, button, input');
  control?.focus();
  control?.scrollIntoView({ block: 'center' });
}
