import { Switch as Primitive } from 'radix-ui';
import { useId } from 'react';

interface SwitchProps {
  readonly label: string;
  readonly note: string;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

export function Switch({ label, note, isOn, onChange }: SwitchProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-3">
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <p id={`${id}-note`} className="text-muted text-small">
          {note}
        </p>
      </div>
      <Primitive.Root
        id={id}
        aria-describedby={`${id}-note`}
        checked={isOn}
        onCheckedChange={onChange}
        className="bg-strong data-[state=checked]:bg-accent mt-0.5 h-5 w-9 shrink-0 rounded-full p-0.5"
      >
        <Primitive.Thumb className="bg-canvas block size-4 rounded-full transition-transform data-[state=checked]:translate-x-4" />
      </Primitive.Root>
    </div>
  );
}
