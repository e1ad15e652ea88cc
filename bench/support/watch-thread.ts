import type { Page } from '@playwright/test';

/** Figures taken inside the page, where no driver stands between an event and its time. */
export interface ThreadFigures {
  /** Begins to look for the long session's last answer, from the next key on. */
  arm(): Promise<void>;
  /** Ms from that key until the answer is on the screen. */
  whenShown(): Promise<number>;
  startFrames(): Promise<void>;
  /** Frames in which a strip of the log, 80 px or more high, showed no message, and the most elements the log had. */
  readFrames(): Promise<{ readonly blank: number; readonly elements: number }>;
  watchKeys(): Promise<void>;
  /** Ms from each key to the end of its processing, and to the next frame on the screen. */
  readKeys(): Promise<{ readonly keys: readonly number[]; readonly frames: readonly number[] }>;
}

interface ThreadBench {
  arm(): void;
  whenShown(): Promise<number>;
  startFrames(): void;
  readFrames(): { blank: number; elements: number };
  watchKeys(): void;
  readKeys(): { keys: number[]; frames: number[] };
}

export async function watchThread(page: Page): Promise<ThreadFigures> {
  await page.evaluate(setUpInPage);
  // Set by `setUpInPage`.
  const bench = await page.evaluateHandle(() => (globalThis as unknown as { benchThread: ThreadBench }).benchThread);
  return {
    arm: () => bench.evaluate((own) => own.arm()),
    whenShown: () => bench.evaluate((own) => own.whenShown()),
    startFrames: () => bench.evaluate((own) => own.startFrames()),
    readFrames: () => bench.evaluate((own) => own.readFrames()),
    watchKeys: () => bench.evaluate((own) => own.watchKeys()),
    readKeys: () => bench.evaluate((own) => own.readKeys()),
  };
}

function setUpInPage(): void {
  const log = (): Element | null => document.querySelector('[role="log"]');
  /** Runs once the next frame is painted: a message sent from a frame is met after its paint. */
  const afterPaint = (work: () => void): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener('message', work);
      port1.start();
      port2.postMessage(null);
    });
  };
  let pressedAt = 0;
  let isWaiting = false;
  addEventListener('keydown', (event) => event.key !== 'Control' && (pressedAt = event.timeStamp), { capture: true });
  const isShown = (): boolean => {
    const articles = log()?.querySelectorAll('article') ?? [];
    const last = articles[articles.length - 1]?.getBoundingClientRect();
    const box = log()?.getBoundingClientRect();
    const isInView = last !== undefined && box !== undefined && last.bottom > box.top && last.top < box.bottom;
    return isInView && (log()?.scrollHeight ?? 0) > 20_000 && document.querySelector('[role="log"] .prose') !== null;
  };
  let isCounting = false;
  const counted = { blank: 0, elements: 0 };
  const countFrame = (): void => {
    const shown = log();
    const box = shown?.getBoundingClientRect();
    if (!isCounting || shown === null || box === undefined) return;
    const drawn = [...shown.querySelectorAll('[data-message]')]
      .map((message) => message.getBoundingClientRect())
      .toSorted((a, b) => a.top - b.top);
    let coveredTo = box.top;
    let gap = 0;
    for (const { top, bottom } of drawn) {
      if (bottom <= box.top || top >= box.bottom) continue;
      gap = Math.max(gap, top - coveredTo);
      coveredTo = Math.max(coveredTo, bottom);
    }
    // The margins between messages, and what stands below the last one, are no gaps.
    if (Math.max(gap, box.bottom - coveredTo) > 80) counted.blank += 1;
    counted.elements = Math.max(counted.elements, shown.querySelectorAll('*').length);
    afterPaint(countFrame);
  };
  const typed = { keys: [] as number[], frames: [] as number[] };
  const bench: ThreadBench = {
    arm: () => {
      isWaiting = true;
    },
    whenShown: () =>
      new Promise((settle) => {
        const look = (): void => {
          // In the document it is a moment before it is on the screen.
          if (shownAt.was && shownAt.at > pressedAt && (isWaiting || pressedAt > 0)) {
            isWaiting = false;
            settle(shownAt.at - pressedAt);
          } else setTimeout(look, 5);
        };
        look();
      }),
    startFrames: () => {
      isCounting = true;
      afterPaint(countFrame);
    },
    readFrames: () => {
      isCounting = false;
      return counted;
    },
    watchKeys: () => {
      // It would take its part of each frame.
      isLooking = false;
      addEventListener('input', () => {
        const startedAt = pressedAt;
        // Behind what the app does about the key in the same task.
        queueMicrotask(() => queueMicrotask(() => typed.keys.push(performance.now() - startedAt)));
        afterPaint(() => typed.frames.push(performance.now() - startedAt));
      });
    },
    readKeys: () => typed,
  };
  /** When the long session was last seen to appear. */
  const shownAt = { at: 0, was: false };
  let isLooking = true;
  const watchShown = (): void => {
    if (!isLooking) return;
    const is = isShown();
    if (is && !shownAt.was) shownAt.at = performance.now();
    shownAt.was = is;
    afterPaint(watchShown);
  };
  afterPaint(watchShown);
  Object.assign(globalThis, { benchThread: bench });
}
