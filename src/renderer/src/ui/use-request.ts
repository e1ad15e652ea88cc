import { useEffect, useState } from 'react';
import type { ContractClient } from '../../../shared/contract/contract';
import { useStore } from '../bridge/store';
import { useWindow } from '../bridge/window-context';
import { createFormRequest } from './form-request';
import { reportFailure } from './toast';

/** One request at a time from a form, for as long as the caller is mounted. */
export function useRequest() {
  const { bridge } = useWindow();
  const [form] = useState(() => createFormRequest(reportFailure));
  useEffect(() => form.close, [form]);
  const send = <T>(request: (client: ContractClient) => Promise<T>, onAnswer: (answer: T) => void): Promise<void> =>
    form.send(() => bridge.ask(request), onAnswer);
  return { ...useStore(form.state), send };
}
