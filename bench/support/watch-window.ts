import type { CDPSession, Page } from '@playwright/test';

const FRAME_MS = 1_000 / 60;

export interface WindowFigures {
  /** The longest task over 50 ms; 0 when there was none, since shorter ones are not told. */
  readonly longest: number;
  readonly dropped: number;
  /** Ms (since the epoch) at which each marked word was on the screen. */
  readonly words: Readonly<Record<string, number>>;
}

interface Watched {
  longest: number;
  readonly frames: number[];
  readonly words: Record<string, number>;
}

/** Counts the ms that a page's main thread is busy until `read`; nothing in the page takes part in it. */
export async function watchBusy(page: Page): Promise<{ read(): Promise<number> }> {
  const cdp = await page.context().newCDPSession(page);
  // Of the thread's own time: what else the machine does takes none of it.
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const before = await busyMs(cdp);
  return { read: async () => (await busyMs(cdp)) - before };
}

/**
 * Watches a page's frames, its long tasks and the words that come at the end of the log, until `read`. It asks for every
 * frame, and so makes the page draw those that nothing changed in: what the page's thread takes is not counted meanwhile.
 */
export async function watchWindow(page: Page): Promise<{ read(): Promise<WindowFigures> }> {
  await page.evaluate(watchInPage);
  return {
    async read() {
      // Set by `watchInPage`.
      const watched = await page.evaluate(() => (globalThis as unknown as { benchWatched: Watched }).benchWatched);
      const gaps = watched.frames.map((at, index) => at - (watched.frames[index - 1] ?? at));
      const dropped = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / FRAME_MS) - 1), 0);
      return { longest: watched.longest, dropped, words: watched.words };
    },
  };
}

async function busyMs(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1_000;
}

function watchInPage(): void {
  const watched: Watched = { longest: 0, frames: [], words: {} };
  Object.assign(globalThis, { benchWatched: watched });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watched.longest = Math.max(watched.longest, duration);
  }).observe({ type: 'longtask' });
  let found: Element | null = null;
  /** The newest answer, looked for until it is there: to look for it in each frame would take longer the longer it is. */
  const newest = (): Element | null => {
    if (found?.isConnected !== true) found = [...document.querySelectorAll('[role="log"] .prose')].at(-1) ?? null;
    return found;
  };
  /** Its last characters, without a walk through all of it. */
  const tail = (): string => {
    const answer = newest();
    if (answer === null) return '';
    const walker = document.createTreeWalker(answer, NodeFilter.SHOW_TEXT);
    let last: Node = answer;
    while (last.lastChild !== null) last = last.lastChild;
    walker.currentNode = last;
    let text = last.nodeType === Node.TEXT_NODE ? (last.textContent ?? '') : '';
    for (let node = walker.previousNode(); node !== null && text.length < 300; node = walker.previousNode()) {
      text = (node.textContent ?? '') + text;
    }
    return text.slice(-600);
  };
  const painted = new MessageChannel();
  // A message sent from a frame is met once that frame is painted.
  painted.port1.addEventListener('message', () => {
    const at = performance.timeOrigin + performance.now();
    for (const [word] of tail().matchAll(/w\d+z/g)) watched.words[word] ??= at;
  });
  painted.port1.start();
  const onFrame = (at: number): void => {
    watched.frames.push(at);
    painted.port2.postMessage(null);
    requestAnimationFrame(onFrame);
  };
  requestAnimationFrame(onFrame);
}
