import { useId, type ComponentProps } from 'react';
import { wording } from '../../../shared/text/wording';

interface FieldProps extends Omit<ComponentProps<'input'>, 'onChange'> {
  readonly label: string;
  readonly isOptional?: boolean;
  readonly onChange: (value: string) => void;
}

/** A line of text with its label over it. */
export function Field({ label, isOptional = false, onChange, ...props }: FieldProps) {
  const id = useId();
  return (
    <div className="min-w-0 flex-1">
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
        {isOptional && <span className="text-muted font-normal"> ({wording.addSource.optional})</span>}
      </label>
      <input
        id={id}
        className="field"
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        {...props}
      />
    </div>
  );
}
