import type { ElectronApplication } from '@playwright/test';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** Delay of an event loop in ms, the resolution of 1 ms included. */
export interface LoopDelay {
  readonly p99: number;
  readonly max: number;
}

/** Starts measuring main's loop. `read` gives the delays since then. */
export async function watchMainLoop(app: ElectronApplication): Promise<{ read(): Promise<LoopDelay> }> {
  await app.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    Object.assign(globalThis, { benchLoopDelay: delay });
  });
  return {
    read: () =>
      app.evaluate(() => {
        // Set above.
        const { benchLoopDelay: delay } = globalThis as unknown as {
          benchLoopDelay: { percentile(share: number): number; max: number };
        };
        return { p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 };
      }),
  };
}

/** Starts the idle control beside it. */
export function startIdleNode(): { read(): Promise<LoopDelay>; stop(): void } {
  const child = fork(join(import.meta.dirname, 'idle-node.mjs'));
  return {
    async read() {
      child.send('read');
      const [delay] = (await once(child, 'message')) as [LoopDelay];
      return delay;
    },
    stop: () => void child.kill(),
  };
}
