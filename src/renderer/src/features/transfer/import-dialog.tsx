import { wording, fill } from '../../../../shared/text/wording';
import { countFormat } from '../../../../shared/text/formats';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FormError } from '../../ui/form-error';
import { useRequest } from '../../ui/use-request';
import { conversationsOf, tellImported } from './import-figures';
import { ImportReport, reportTitle } from './import-report';
import { TransferProgress } from './transfer-progress';
import { useTransfer } from './use-transfer';

const text = wording.transfer;

/** Imports conversations, and shows how it goes. It goes on when the dialog is closed, and is found here again. */
export function ImportDialog() {
  const transfer = useTransfer();
  const { error, send } = useRequest();
  const choose = (): void =>
    void send(
      (client) => client.transfer.importFiles(),
      () => undefined,
    );
  const shown = transfer?.kind === 'import' ? transfer : null;
  const isRunning = transfer?.state === 'running';
  return (
    <Dialog title={wording.commands['data.import']} note={text.importNote}>
      <div className="flex flex-col gap-3">
        {/* Always in the page, so that the end is read out. */}
        <p role="status" className="font-medium empty:hidden">
          {shown !== null && reportTitle(shown)}
        </p>
        {shown !== null && shown.state !== 'running' && <ImportReport transfer={shown} />}
        <FormError error={error ?? shown?.error ?? null} />
        {shown?.state === 'running' && (
          <TransferProgress
            label={text.importing}
            sentence={tellImported(shown.done, shown.total)}
            detail={fill(text.soFar, { count: countFormat().format(conversationsOf(shown.report)) })}
            done={shown.done}
            total={shown.total}
          />
        )}
        {isRunning && shown === null && <p className="text-muted">{wording.errors['transfer.busy']}</p>}
        {!isRunning && (
          <Button look="primary" autoFocus onClick={choose} className="self-end">
            {text.choose}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
