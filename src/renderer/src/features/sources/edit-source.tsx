import { useState, type FormEvent } from 'react';
import { MAX_SOURCE_NAME, type Source } from '../../../../shared/domain/source';
import { wording, fill } from '../../../../shared/text/wording';
import { useWindow } from '../../bridge/window-context';
import { Button } from '../../ui/button';
import { changeSentence } from '../../ui/change-sentence';
import { Field } from '../../ui/field';
import { useEscape } from '../../keyboard/use-escape';
import { FormError } from '../../ui/form-error';
import { formatBytes } from '../../ui/format';
import { reportFailure, showToast } from '../../ui/toast';
import { useRequest } from '../../ui/use-request';
import { askedChange, fieldsOf, type SourceFields } from './asked-change';

const text = wording.sources;

/** Changes a source's name and what of it is followed; a change of the latter fetches what it lacks. Pin saves as well. */
export function EditSource({ source, onClose }: { readonly source: Source; readonly onClose: () => void }) {
  const { bridge } = useWindow();
  const { isRunning, error, send } = useRequest();
  const [opened] = useState(() => fieldsOf(source));
  const [name, setName] = useState(opened.name);
  const [ref, setRef] = useState(opened.ref);
  const [searchPath, setSearchPath] = useState(opened.searchPath);
  const { key, commit } = source;
  const isPinned = commit !== null && source.ref === commit;
  const followed = source.pinnedFrom ?? '';
  const asked = askedChange(opened, { name, ref, searchPath });
  const tell = (wantedRef: string, successor: string | null): void => {
    const unpinned = isPinned && wantedRef === followed ? text.following : text.changing;
    showToast(changeSentence(wantedRef === commit ? text.pinning : unpinned, { name, successor }));
  };
  const change = (wanted: Partial<SourceFields>): void =>
    void send(
      (client) => client.sources.change({ key, ...wanted }),
      (changed) => {
        if (changed.key !== key) tell(wanted.ref ?? ref, changed.successor);
        onClose();
      },
    );
  const save = (event: FormEvent): void => {
    event.preventDefault();
    change(asked);
  };
  const release = (): void => {
    bridge
      .ask((client) => client.sources.release({ key }))
      .then(({ freedBytes }) => showToast(fill(text.released, { size: formatBytes(freedBytes), name: source.name })))
      .catch(reportFailure);
    onClose();
  };
  useEscape(onClose);
  return (
    <form
      onSubmit={save}
      aria-label={fill(text.action, { action: text.edit, name: source.name })}
      className="mt-2 flex flex-col gap-3"
    >
      <Field label={text.name} value={name} onChange={setName} maxLength={MAX_SOURCE_NAME} autoFocus required />
      <div className="flex gap-3 max-sm:flex-col">
        <Field label={wording.addSource.ref} isOptional value={ref} onChange={setRef} />
        <Field label={wording.addSource.searchPath} isOptional value={searchPath} onChange={setSearchPath} />
      </div>
      <FormError error={error} />
      <div className="flex flex-wrap justify-end gap-2">
        {commit !== null && (
          <Button onClick={() => change({ ...asked, ref: isPinned ? followed : commit, searchPath })}>
            {isPinned ? text.follow : text.pin}
          </Button>
        )}
        {source.sizeBytes > 0 && <Button onClick={release}>{text.release}</Button>}
        <Button onClick={onClose}>{wording.common.cancel}</Button>
        <Button type="submit" look="primary" disabled={isRunning}>
          {text.save}
        </Button>
      </div>
    </form>
  );
}
