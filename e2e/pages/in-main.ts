import type { LecternRun } from '../lectern-run.ts';

/** Lets the main process be asked, for what is no part of a page. The shipped app has this fused off. */
export const INSPECTOR_ARGS: readonly string[] = ['--inspect=0'];

/** The inspector protocol's answer to `Runtime.evaluate`. */
interface Evaluated {
  readonly error?: { readonly message: string };
  readonly result?: { readonly result: { readonly value?: unknown; readonly description?: string } };
}

/** What an expression comes to in the main process of a run that was started with `INSPECTOR_ARGS`, as text. */
export function inMain(run: LecternRun, expression: string): Promise<string> {
  const address = /Debugger listening on (ws:\S+)/.exec(run.stderr())?.[1];
  if (address === undefined) throw new Error('Lectern was started without its inspector.');
  const socket = new WebSocket(address);
  const params = { expression, returnByValue: true, awaitPromise: true };
  return new Promise<string>((resolve, reject) => {
    for (const type of ['error', 'close']) {
      socket.addEventListener(type, () => reject(new Error('The inspector is not reached.')));
    }
    socket.addEventListener('open', () => socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params })));
    socket.addEventListener('message', ({ data }) => {
      const { error, result } = JSON.parse(String(data)) as Evaluated;
      const value = result?.result.value;
      if (typeof value === 'string') resolve(value);
      else reject(new Error(error?.message ?? result?.result.description));
    });
  }).finally(() => socket.close());
}
