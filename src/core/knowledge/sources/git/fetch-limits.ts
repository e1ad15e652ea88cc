import { AppError } from '../../../errors';

export interface FetchLimits {
  /** Time that a server has to name its refs. */
  readonly refsMs: number;
  /** Time that one pack may take. */
  readonly packMs: number;
  /** Size of one pack. */
  readonly packBytes: number;
}

export const FETCH_LIMITS: FetchLimits = { refsMs: 60_000, packMs: 3_600_000, packBytes: 2_000_000_000 };

export interface Bounds {
  /** Stops the work by the caller's wish, or with the error of the bound that it crossed. */
  readonly signal: AbortSignal;
  /** Looks at a piece of git's progress for how much has come. */
  readonly watch: (progress: string) => void;
}

/** Runs work that a server could draw out, within so many milliseconds and bytes. */
export async function withinBounds<T>(
  { ms, bytes, address, signal }: { ms: number; bytes: number; address: string; signal: AbortSignal },
  work: (bounds: Bounds) => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(new AppError('source.unreachable', { address })), ms);
  try {
    return await work({
      signal: AbortSignal.any([signal, over.signal]),
      watch(progress) {
        if (receivedBytes(progress) > bytes) over.abort(new AppError('source.tooMuch', { address }));
      },
    });
  } finally {
    clearTimeout(timer);
  }
}

const UNITS: Readonly<Record<string, number>> = { bytes: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30 };

/** `Receiving objects:  12% (3/25), 1.20 MiB | 3.00 MiB/s` */
function receivedBytes(progress: string): number {
  const [, count, unit] = [...progress.matchAll(/\), ([\d.]+) (bytes|[KMG]iB)/g)].at(-1) ?? [];
  return Number(count ?? 0) * (UNITS[unit ?? ''] ?? 0);
}
