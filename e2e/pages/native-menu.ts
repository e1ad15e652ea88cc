import type { LecternRun } from '../lectern-run.ts';

/** Lets the native menu be reached, which is no part of a page. The shipped app has this fused off. */
export const MENU_ARGS: readonly string[] = ['--inspect=0'];

/** Chooses an item of the native menu of a run that was started with `MENU_ARGS`; gives its label. */
export async function chooseFromMenu(run: LecternRun, id: string): Promise<string> {
  const address = /Debugger listening on (ws:\S+)/.exec(run.stderr())?.[1];
  if (address === undefined) throw new Error('Lectern was started without its inspector.');
  const item = `process.mainModule.require('electron').Menu.getApplicationMenu().getMenuItemById(${JSON.stringify(id)})`;
  return evaluateInMain(address, `(() => { const item = ${item}; item.click(); return item.label; })()`);
}

function evaluateInMain(address: string, expression: string): Promise<string> {
  const socket = new WebSocket(address);
  return new Promise<string>((resolve, reject) => {
    socket.addEventListener('error', () => reject(new Error('The inspector is not reached.')));
    socket.addEventListener('open', () =>
      socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression, returnByValue: true } })),
    );
    socket.addEventListener('message', ({ data }) => {
      // The protocol's answer to Runtime.evaluate.
      const { result } = JSON.parse(String(data)) as { result: { result: { value?: unknown; description?: string } } };
      const { value, description } = result.result;
      if (typeof value === 'string') resolve(value);
      else reject(new Error(description));
    });
  }).finally(() => socket.close());
}
