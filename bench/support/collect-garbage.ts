import type { ElectronApplication, Page } from '@playwright/test';

/** Main's hook: collects what nothing holds any more, in main and in its workers, each with a heap of its own. */
interface Hooked {
  benchCollect(): Promise<void>;
}

/**
 * Gives a function that leaves the window, main and main's workers with what something still holds. Else what a collector has
 * not come to yet counts too: in a window some hundred MB, as much as it takes before it sees a reason to begin.
 */
export async function createCollector(app: ElectronApplication, page: Page): Promise<() => Promise<void>> {
  const window = await app.context().newCDPSession(page);
  await app.evaluate(hookMain);
  return async () => {
    await window.send('HeapProfiler.collectGarbage');
    // Set by `hookMain`.
    await app.evaluate(() => (globalThis as unknown as Hooked).benchCollect());
  };
}

/** Runs in main, by its text: what it uses must stand within it. */
function hookMain(): void {
  const { Session } = process.getBuiltinModule('node:inspector');
  const session = new Session();
  session.connect();
  const workers = new Set<string>();
  /** Commands to workers, by worker and id. */
  const waiting = new Map<string, () => void>();
  let last = 0;
  session.on('NodeWorker.attachedToWorker', ({ params }) => workers.add(params.sessionId));
  session.on('NodeWorker.detachedFromWorker', ({ params: { sessionId } }) => {
    workers.delete(sessionId);
    for (const [key, done] of waiting) if (key.startsWith(`${sessionId} `)) done();
  });
  session.on('NodeWorker.receivedMessageFromWorker', ({ params: { sessionId, message } }) => {
    // In the shape of the inspector's protocol; what is no answer has no id.
    const { id } = JSON.parse(message) as { readonly id?: number };
    waiting.get(`${sessionId} ${id}`)?.();
  });
  session.post('NodeWorker.enable', { waitForDebuggerOnStart: false });
  const inWorker = async (sessionId: string): Promise<void> => {
    last += 1;
    const key = `${sessionId} ${last}`;
    const message = JSON.stringify({ id: last, method: 'HeapProfiler.collectGarbage' });
    await new Promise<void>((resolve) => {
      waiting.set(key, resolve);
      session.post('NodeWorker.sendMessageToWorker', { sessionId, message }, (error) => error && resolve());
    });
    waiting.delete(key);
  };
  const hook: Hooked = {
    async benchCollect() {
      await Promise.all([...workers].map(inWorker));
      await new Promise<void>((resolve) => session.post('HeapProfiler.collectGarbage', () => resolve()));
    },
  };
  Object.assign(globalThis, hook);
}
