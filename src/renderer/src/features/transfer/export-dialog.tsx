import { useState } from 'react';
import type { ExportFormat, Transfer } from '../../../../shared/domain/transfer';
import { wording, fill } from '../../../../shared/text/wording';
import { countFormat } from '../../../../shared/text/formats';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FormError } from '../../ui/form-error';
import { Select } from '../../ui/select';
import { useRequest } from '../../ui/use-request';
import { useShownSession } from '../../ui/use-shown-session';
import { TransferProgress } from './transfer-progress';
import { useTransfer } from './use-transfer';

const text = wording.transfer;

const formats = ['markdown', 'html', 'json'] as const satisfies readonly ExportFormat[];
const extents = ['one', 'all'] as const;

/** Writes sessions to a file: the shown one, or all. */
export function ExportDialog() {
  const transfer = useTransfer();
  const session = useShownSession();
  const { error, send } = useRequest();
  const [format, setFormat] = useState<ExportFormat>('markdown');
  const [extent, setExtent] = useState<(typeof extents)[number]>('one');
  const sessionId = extent === 'one' ? session?.id : undefined;
  const begin = (): void =>
    void send(
      (client) => client.transfer.exportSessions({ format, ...(sessionId !== undefined && { sessionId }) }),
      () => undefined,
    );
  const shown = transfer?.kind === 'export' ? transfer : null;
  return (
    <Dialog title={wording.commands['data.export']}>
      <div className="flex flex-col gap-3">
        {/* Always in the page, so that the end is read out. */}
        <p role="status" className="font-medium wrap-anywhere empty:hidden">
          {shown !== null && outcomeOf(shown)}
        </p>
        <FormError error={error ?? shown?.error ?? null} />
        {shown?.state === 'running' && (
          <TransferProgress
            label={text.exporting}
            sentence={fill(text.exportProgress, { done: countFormat().format(shown.done) })}
            done={0}
            total={0}
          />
        )}
        {shown === null && transfer?.state === 'running' && (
          <p className="text-muted">{wording.errors['transfer.busy']}</p>
        )}
        {transfer?.state !== 'running' && (
          <form
            className="flex flex-col gap-3"
            onSubmit={(event) => {
              event.preventDefault();
              begin();
            }}
          >
            {session !== null && (
              <Select
                label={text.what}
                value={extent}
                options={extents.map((value) => ({ value, title: text[value] }))}
                onChange={setExtent}
              />
            )}
            <Select
              label={text.format}
              value={format}
              options={formats.map((value) => ({ value, title: text.formats[value] }))}
              onChange={setFormat}
            />
            <Button type="submit" look="primary" className="self-end">
              {text.choosePath}
            </Button>
          </form>
        )}
      </div>
    </Dialog>
  );
}

function outcomeOf({ state, done, file }: Extract<Transfer, { kind: 'export' }>): string {
  switch (state) {
    case 'running':
      return '';
    case 'done':
      return done === 1 ? fill(text.exportedOne, { file }) : fill(text.exportedMany, { count: done, file });
    case 'stopped':
      return text.exportStopped;
    case 'failed':
      return text.exportFailed;
  }
}
