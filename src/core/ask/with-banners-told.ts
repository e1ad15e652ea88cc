import { setTimeout as delay } from 'node:timers/promises';
import type { AppStatusService } from '../app-status';
import { AppError } from '../errors';
import type { AskOutput } from './run-ask';

/** An answer does not wait longer to tell what was found out meanwhile. */
const TELL_LIMIT_MS = 3_000;

export interface BannersToldOptions {
  readonly status: Pick<AppStatusService, 'get'>;
  readonly output: Pick<AskOutput, 'note'>;
  /** Settles when all is found out of the data that a start finds out; asked for once the answer is there. */
  readonly started: () => Promise<void>;
}

/** Notes what banners say of data and memory, before and after an answer: where there is no window, nobody sees them. */
export async function withBannersTold<T>(
  { status, output, started }: BannersToldOptions,
  answer: () => Promise<T>,
): Promise<T> {
  const told = new Set<string>();
  const tell = (): void => {
    for (const banner of status.get().banners) {
      if (!/^(?:data|memory)\./.test(banner.code) || told.has(banner.code)) continue;
      told.add(banner.code);
      output.note(AppError.fromData(banner).message);
    }
  };
  tell();
  try {
    return await answer();
  } finally {
    // What was found damaged is told by whoever meets it first.
    await Promise.race([started().catch(() => undefined), delay(TELL_LIMIT_MS, undefined, { ref: false })]);
    tell();
  }
}
