import { Plus } from 'lucide-react';
import type { ProfileSection } from '../../../../shared/domain/profile';
import { wording, fill } from '../../../../shared/text/wording';
import { Button } from '../../ui/button';
import { EntryField } from './entry-field';
import { addRow, editRow, moveRow, removeRow, rowProblem, type Draft, type Row } from './profile-draft';

const text = wording.profile;

interface SectionFieldsProps {
  readonly name: ProfileSection;
  readonly idPrefix: string;
  readonly draft: Draft;
  readonly onEdit: (draft: Draft) => void;
  /** Asks for the focus, by what follows the prefix in an element's id. */
  readonly onFocus: (part: string) => void;
  readonly onMove: (draft: Draft, rowId: number) => void;
}

export function SectionFields({ name, idPrefix, draft, onEdit, onFocus, onMove }: SectionFieldsProps) {
  const title = text.sections[name];
  const rows = draft.rows[name];
  const addPart = `add-${name}`;
  const add = (afterId: number | null): void => {
    onFocus(String(draft.nextId));
    onEdit(addRow(draft, name, afterId));
  };
  const remove = (row: Row): void => {
    const at = rows.indexOf(row);
    const neighbour = rows[at - 1] ?? rows[at + 1];
    onFocus(neighbour === undefined ? addPart : String(neighbour.id));
    onEdit(removeRow(draft, name, row.id));
  };
  const move = (row: Row, step: -1 | 1): void => {
    const moved = moveRow(draft, name, row.id, step);
    if (moved === draft) return;
    onFocus(String(row.id));
    onEdit(moved);
    onMove(moved, row.id);
  };
  return (
    <section aria-labelledby={`${idPrefix}-${name}`} className="flex flex-col gap-2">
      <h3 id={`${idPrefix}-${name}`} className="text-muted border-line border-b pb-1 text-fine font-medium">
        {title}
      </h3>
      <ul className="flex flex-col gap-1.5 empty:hidden">
        {rows.map((row, at) => (
          <EntryField
            key={row.id}
            id={`${idPrefix}-${row.id}`}
            keysId={`${idPrefix}-keys`}
            label={fill(text.entry, { section: title, number: at + 1 })}
            value={row.text}
            problem={rowProblem(draft, name, row)}
            onChange={(value) => onEdit(editRow(draft, name, row.id, value))}
            onAdd={() => add(row.id)}
            onRemove={() => remove(row)}
            onMove={(step) => move(row, step)}
          />
        ))}
      </ul>
      <Button id={`${idPrefix}-${addPart}`} look="quiet" className="-ml-2 self-start px-2" onClick={() => add(null)}>
        <Plus aria-hidden size={15} />
        {fill(text.add, { section: title })}
      </Button>
    </section>
  );
}
