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

/** Nothing it is asked is answered any more, nor is it ended in order. */
const BLOCK = 'void setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0))';

/** Ends a worker thread of a run that was started with `INSPECTOR_ARGS`, as a crash does; `name` is of its file. */
export function endWorker(run: LecternRun, name: string): Promise<void> {
  return inWorker(run, name, FAILURE, 'NodeWorker.detachedFromWorker');
}

/** Has such a worker thread hang from now on. */
export function blockWorker(run: LecternRun, name: string): Promise<void> {
  return inWorker(run, name, BLOCK, 'NodeWorker.receivedMessageFromWorker');
}

/** Evaluates in a worker thread, and resolves once the inspector tells of it by `sign`. */
async function inWorker(run: LecternRun, name: string, expression: string, sign: string): Promise<void> {
  const address = /Debugger listening on (ws:\S+)/.exec(run.stderr())?.[1];
  if (address === undefined) throw new Error('Lectern was started without its inspector.');
  const socket = new WebSocket(address);
  const told = new Promise<void>((resolve, reject) => {
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
          params: { expression },
        });
        send('NodeWorker.sendMessageToWorker', { sessionId: found, message });
      }
      if (method === sign && params?.sessionId === found) resolve();
    });
  });
  await told.finally(() => socket.close());
}
