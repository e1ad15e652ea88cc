import { useState } from 'react';
import type { ContractClient } from '../../../shared/contract/contract';
import type { ErrorData } from '../../../shared/domain/error-data';
import { errorDataOf } from '../bridge/error-data-of';
import { useWindow } from '../bridge/window-context';

/** One request at a time from a form: whether it runs, and why the last one failed. */
export function useRequest() {
  const { bridge } = useWindow();
  const [isRunning, setIsRunning] = useState(false);
  const [error, setError] = useState<ErrorData | null>(null);
  const send = async <T>(
    request: (client: ContractClient) => Promise<T>,
    onAnswer: (answer: T) => void,
  ): Promise<void> => {
    if (isRunning) return;
    setIsRunning(true);
    setError(null);
    try {
      onAnswer(await bridge.ask(request));
    } catch (reason) {
      setError(errorDataOf(reason));
    } finally {
      setIsRunning(false);
    }
  };
  return { isRunning, error, send };
}
