import { ChevronDown } from 'lucide-react';
import { useId } from 'react';

interface SelectProps<Value extends string> {
  readonly label: string;
  /** What the choice does, shown below it. */
  readonly note?: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly title: string }[];
  readonly onChange: (value: Value) => void;
}

/** The system's own list of choices: it is at home with every keyboard and screen reader. */
export function Select<Value extends string>({ label, note, value, options, onChange }: SelectProps<Value>) {
  const id = useId();
  const noteId = useId();
  const choose = (chosen: string): void => {
    const option = options.find((each) => each.value === chosen);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      <div className="relative">
        <select
          id={id}
          aria-describedby={note === undefined ? undefined : noteId}
          className="field appearance-none truncate pr-8"
          value={value}
          onChange={(event) => choose(event.target.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.title}
            </option>
          ))}
        </select>
        <ChevronDown
          aria-hidden
          size={15}
          className="text-muted pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2"
        />
      </div>
      {note !== undefined && (
        <p id={noteId} className="text-muted mt-1 text-small">
          {note}
        </p>
      )}
    </div>
  );
}
