import { FolderOpen } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { MAX_SOURCE_NAME } from '../../../../shared/domain/source';
import { wording } from '../../../../shared/text/wording';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { FormError } from '../../ui/form-error';
import { useRequest } from '../../ui/use-request';
import { AddedSource } from './added-source';

const text = wording.addSource;

interface TypedSource {
  readonly address: string;
  readonly ref: string;
  readonly searchPath: string;
  readonly name: string;
}

const nothingTyped: TypedSource = { address: '', ref: '', searchPath: '', name: '' };

/** Adds a repository or a folder, and shows how its fetch goes until the dialog is closed. */
export function AddSourceDialog() {
  const [typed, setTyped] = useState(nothingTyped);
  const [addedKey, setAddedKey] = useState<string | null>(null);
  const addAnother = (): void => {
    setTyped(nothingTyped);
    setAddedKey(null);
  };
  return (
    <Dialog title={text.title} note={text.note}>
      {addedKey === null ? (
        <AddSourceForm typed={typed} onType={setTyped} onAdded={setAddedKey} />
      ) : (
        <AddedSource sourceKey={addedKey} onAnother={addAnother} onRetry={() => setAddedKey(null)} />
      )}
    </Dialog>
  );
}

interface AddSourceFormProps {
  /** Kept outside, so that what could not be fetched can be mended and sent again. */
  readonly typed: TypedSource;
  readonly onType: (typed: TypedSource) => void;
  readonly onAdded: (key: string) => void;
}

function AddSourceForm({ typed, onType, onAdded }: AddSourceFormProps) {
  const { address, ref, searchPath, name } = typed;
  const { isRunning, error, send } = useRequest();
  const change = (part: Partial<TypedSource>): void => onType({ ...typed, ...part });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const filled = Object.entries({ ref, searchPath, name }).filter(([, value]) => value.trim() !== '');
    const more: Partial<typeof typed> = Object.fromEntries(filled);
    void send(
      (client) => client.sources.add({ address, ...more }),
      ({ key }) => onAdded(key),
    );
  };
  const browse = (): void => {
    void send(
      (client) => client.app.pickFolder(),
      ({ path }) => path !== null && change({ address: path }),
    );
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      <div className="flex items-end gap-2 max-sm:flex-col max-sm:items-stretch">
        <Field
          label={text.address}
          placeholder={text.addressExample}
          value={address}
          onChange={(value) => change({ address: value })}
          autoFocus
          required
        />
        <Button onClick={browse} className="h-9">
          <FolderOpen aria-hidden size={15} />
          {text.browse}
        </Button>
      </div>
      <div className="flex items-end gap-3 max-sm:flex-col max-sm:items-stretch">
        <Field label={text.ref} isOptional value={ref} onChange={(value) => change({ ref: value })} />
        <Field
          label={text.searchPath}
          isOptional
          value={searchPath}
          onChange={(value) => change({ searchPath: value })}
        />
      </div>
      <Field
        label={text.name}
        isOptional
        maxLength={MAX_SOURCE_NAME}
        value={name}
        onChange={(value) => change({ name: value })}
      />
      <FormError error={error} />
      <Button type="submit" look="primary" aria-disabled={isRunning} className="self-end">
        {isRunning ? text.adding : text.submit}
      </Button>
    </form>
  );
}
