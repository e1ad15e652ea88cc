import type { ContractClient } from '../../../../shared/contract/contract';
import type { Transfer } from '../../../../shared/domain/transfer';
import { en, fill } from '../../../../shared/text/en';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FormError } from '../../ui/form-error';
import { useRequest } from '../../ui/use-request';
import { useShownSession } from '../../ui/use-shown-session';
import { TransferProgress } from './transfer-progress';
import { useTransfer } from './use-transfer';

const text = en.transfer;
const count = new Intl.NumberFormat('en');

type Request = Parameters<ContractClient['transfer']['exportSessions']>[0];

/** Writes sessions to a file: the shown one, or all. */
export function ExportDialog() {
  const transfer = useTransfer();
  const session = useShownSession();
  const { error, send } = useRequest();
  const begin = (request: Request) => (): void =>
    void send(
      (client) => client.transfer.exportSessions(request),
      () => undefined,
    );
  const shown = transfer?.kind === 'export' ? transfer : null;
  return (
    <Dialog title={en.commands['data.export']} note={text.exportNote}>
      <div className="flex flex-col gap-3">
        {/* Always in the page, so that the end is read out. */}
        <p role="status" className="font-medium wrap-anywhere empty:hidden">
          {shown !== null && outcomeOf(shown)}
        </p>
        <FormError error={error ?? shown?.error ?? null} />
        {shown?.state === 'running' && (
          <TransferProgress
            label={text.exporting}
            sentence={fill(text.exportProgress, { done: count.format(shown.done) })}
            done={0}
            total={0}
          />
        )}
        {shown === null && transfer?.state === 'running' && <p className="text-muted">{en.errors['transfer.busy']}</p>}
        {transfer?.state !== 'running' && (
          <div className="flex flex-col items-stretch gap-2">
            {session !== null && (
              <>
                <Button autoFocus onClick={begin({ format: 'markdown', sessionId: session.id })}>
                  {text.exportMarkdown}
                </Button>
                <Button onClick={begin({ format: 'json', sessionId: session.id })}>{text.exportOne}</Button>
              </>
            )}
            <Button autoFocus={session === null} onClick={begin({ format: 'json' })}>
              {text.exportAll}
            </Button>
          </div>
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
