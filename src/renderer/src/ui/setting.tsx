import { useEffect, useRef, type ReactNode } from 'react';

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

/** Part of Settings to which a command leads: its first control gets the focus then. */
export function Setting({ name, children }: SettingProps) {
  return (
    <div data-setting={name} className="contents">
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
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked !== null) focusSetting(place.current, asked);
  }, [asked]);
  return (
    <div ref={place} className="flex flex-col gap-6">
      {children}
    </div>
  );
}

/** Brings the first control of a setting into view and gives it the focus, where there is one. */
export function focusSetting(within: ParentNode | null, name: string): void {
  const control = within?.querySelector<HTMLElement>(`[data-setting="${name}"] :is(select, button, input)`);
  control?.focus();
  control?.scrollIntoView({ block: 'center' });
}
