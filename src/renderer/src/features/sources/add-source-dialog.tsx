import { FolderOpen } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { en, fill } from '../../../../shared/text/en';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { FormError } from '../../ui/form-error';
import { useRequest } from '../../ui/use-request';
import { SourceState } from './source-state';

const text = en.addSource;

/** Adds a repository or a folder, and shows how its fetch goes until the dialog is closed. */
export function AddSourceDialog() {
  const [addedKey, setAddedKey] = useState<string | null>(null);
  return (
    <Dialog title={text.title} note={text.note}>
      {addedKey === null ? (
        <AddSourceForm onAdded={setAddedKey} />
      ) : (
        <AddedSource sourceKey={addedKey} onAgain={() => setAddedKey(null)} />
      )}
    </Dialog>
  );
}

function AddSourceForm({ onAdded }: { readonly onAdded: (key: string) => void }) {
  const [address, setAddress] = useState('');
  const [ref, setRef] = useState('');
  const [searchPath, setSearchPath] = useState('');
  const { isRunning, error, send } = useRequest();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const narrowed = { ...(ref.trim() !== '' && { ref }), ...(searchPath.trim() !== '' && { searchPath }) };
    void send(
      (client) => client.sources.add({ address, ...narrowed }),
      ({ key }) => onAdded(key),
    );
  };
  const browse = (): void => {
    void send(
      (client) => client.app.pickFolder(),
      ({ path }) => path !== null && setAddress(path),
    );
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-3">
      <div className="flex items-end gap-2 max-sm:flex-col max-sm:items-stretch">
        <Field
          label={text.address}
          placeholder={text.addressExample}
          value={address}
          onChange={setAddress}
          autoFocus
          required
        />
        <Button onClick={browse} className="h-9">
          <FolderOpen aria-hidden size={15} />
          {text.browse}
        </Button>
      </div>
      <div className="flex gap-3 max-sm:flex-col">
        <Field label={text.ref} isOptional value={ref} onChange={setRef} />
        <Field label={text.searchPath} isOptional value={searchPath} onChange={setSearchPath} />
      </div>
      <FormError error={error} />
      <Button type="submit" look="primary" disabled={isRunning} className="self-end">
        {isRunning ? text.adding : text.submit}
      </Button>
    </form>
  );
}

function AddedSource({ sourceKey, onAgain }: { readonly sourceKey: string; readonly onAgain: () => void }) {
  const { app, layers } = useWindow();
  const source = useStore(app.sources)?.find((each) => each.key === sourceKey);
  const isWorking = source === undefined || source.state === 'working';
  return (
    <div className="flex flex-col gap-3">
      <p className="font-medium wrap-anywhere">{source?.address}</p>
      <output className="block">
        {source === undefined && <p className="text-muted">{text.adding}</p>}
        {source?.state === 'ready' && (
          <p>{fill(text.done, { name: source.name, files: source.files, passages: source.passages })}</p>
        )}
        {source !== undefined && source.state !== 'ready' && <SourceState source={source} />}
      </output>
      {isWorking && <p className="text-muted">{text.background}</p>}
      <div className="flex justify-end gap-2">
        {!isWorking && <Button onClick={onAgain}>{source.state === 'ready' ? text.another : en.common.retry}</Button>}
        <Button look="primary" autoFocus onClick={layers.closeDialog}>
          {en.common.close}
        </Button>
      </div>
    </div>
  );
}
