import { useState, type FormEvent } from 'react';
import type { ProviderKind } from '../../../../shared/domain/model';
import { wording } from '../../../../shared/text/wording';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Field } from '../../ui/field';
import { FormError } from '../../ui/form-error';
import { Select } from '../../ui/select';
import { useRequest } from '../../ui/use-request';
import { ConnectedModels } from './connected-models';

const text = wording.connect;
// Spelt out: the schema of the kinds would bring all of zod into the page.
const kinds = ['openai-compatible', 'openai', 'anthropic', 'google'] as const satisfies readonly ProviderKind[];

/** Connects a provider, then lets one of its models be picked. */
export function ConnectDialog() {
  const [modelIds, setModelIds] = useState<readonly string[] | null>(null);
  return (
    <Dialog title={text.title} note={text.note}>
      {modelIds === null ? <ConnectForm onConnected={setModelIds} /> : <ConnectedModels modelIds={modelIds} />}
    </Dialog>
  );
}

function ConnectForm({ onConnected }: { readonly onConnected: (modelIds: readonly string[]) => void }) {
  const catalog = useStore(useWindow().app.catalog);
  const [kind, setKind] = useState<ProviderKind>('openai-compatible');
  const [baseUrl, setBaseUrl] = useState('');
  const [apiKey, setApiKey] = useState('');
  const { isRunning, error, send } = useRequest();
  const hasAddress = kind === 'openai-compatible';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const given = { ...(hasAddress && { baseUrl }), ...(apiKey.trim() !== '' && { apiKey }) };
    void send(
      (client) => client.models.connect({ kind, ...given }),
      (connected) => onConnected(connected.modelIds),
    );
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      <Select
        label={text.kind}
        value={kind}
        options={kinds.map((value) => ({ value, title: text.kinds[value] }))}
        onChange={setKind}
      />
      {hasAddress && (
        <Field label={text.address} placeholder={text.addressExample} value={baseUrl} onChange={setBaseUrl} required />
      )}
      <Field
        label={text.key}
        type="password"
        isOptional={hasAddress}
        required={!hasAddress}
        value={apiKey}
        onChange={setApiKey}
      />
      {catalog?.keysAreEncrypted === false && (
        <p className="bg-warn-soft rounded-md px-3 py-2">{text.keyNotEncrypted}</p>
      )}
      <FormError error={error} />
      <Button type="submit" look="primary" aria-disabled={isRunning} className="self-end">
        {isRunning ? text.connecting : text.submit}
      </Button>
    </form>
  );
}
