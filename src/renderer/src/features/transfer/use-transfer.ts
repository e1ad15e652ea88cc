import { useEffect, useState } from 'react';
import type { Transfer } from '../../../../shared/domain/transfer';
import { useWindow } from '../../bridge/window-context';
import { reportFailure } from '../../ui/toast';

/** The import or export that runs or ran last, of this window or another; null before the first. */
export function useTransfer(): Transfer | null {
  const { bridge } = useWindow();
  const [transfer, setTransfer] = useState<Transfer | null>(null);
  useEffect(() => {
    const closing = new AbortController();
    bridge
      .watch((client, signal) => client.transfer.watch(undefined, { signal }), setTransfer, closing.signal)
      .catch((error: unknown) => {
        if (!closing.signal.aborted) reportFailure(error);
      });
    return () => closing.abort();
  }, [bridge]);
  return transfer;
}
