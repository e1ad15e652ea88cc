import type { LecternRun } from '../lectern-run.ts';

/** What a message of the inspector protocol may hold of the workers of a process. */
interface Told {
  readonly method?: string;
  readonly params?: {
    readonly sessionId?: string;
    readonly workerInfo?: { readonly url: string };
  };
}

/** Between two pieces of its work: in the middle of native code the whole process would end. */
const FAILURE = "void setTimeout(() => { throw new Error('made to fail') })";

/** Ends a worker thread of a run that was started with `INSPECTOR_ARGS`, as a crash does; `name` is of its file. */
export async function endWorker(run: LecternRun, name: string): Promise<void> {
  const address = /Debugger listening on (ws:\S+)/.exec(run.stderr())?.[1];
  if (address === undefined) throw new Error('Lectern was started without its inspector.');
  const socket = new WebSocket(address);
  const ended = new Promise<void>((resolve, reject) => {
    let id = 0;
    const send = (method: string, params: object): void =>
      socket.send(JSON.stringify({ id: (id += 1), method, params }));
    let found: string | undefined;
    for (const type of ['error', 'close']) {
      socket.addEventListener(type, () => {
        // The inspector may end the connection together with the worker.
        if (found === undefined) reject(new Error('The inspector is not reached.'));
        else resolve();
      });
    }
    socket.addEventListener('open', () => send('NodeWorker.enable', { waitForDebuggerOnStart: false }));
    socket.addEventListener('message', ({ data }) => {
      const { method, params } = JSON.parse(String(data)) as Told;
      if (method === 'NodeWorker.attachedToWorker' && params?.workerInfo?.url.includes(name) === true) {
        found = params.sessionId;
        const message = JSON.stringify({
          id: 1,
          method: 'Runtime.evaluate',
          params: { expression: FAILURE },
        });
        send('NodeWorker.sendMessageToWorker', { sessionId: found, message });
      }
      if (method === 'NodeWorker.detachedFromWorker' && params?.sessionId === found) resolve();
    });
  });
  await ended.finally(() => socket.close());
}
