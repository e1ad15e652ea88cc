import { AppError } from '../../errors';

const MAX_REDIRECTS = 5;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/** What a server sends of a file, from the byte `from` on. */
export interface FileRest {
  readonly from: number;
  /** Bytes of the whole file, where the server tells. */
  readonly total: number | null;
  readonly body: AsyncIterable<Uint8Array>;
}

interface RequestOptions {
  readonly fetch: typeof globalThis.fetch;
  /** For the sentence of a failure. */
  readonly address: string;
  readonly signal: AbortSignal;
}

/** Asks for a file from a byte on; a server that knows no ranges sends all of it. Null: it has nothing beyond that byte. */
export async function requestRest(url: string, from: number, options: RequestOptions): Promise<FileRest | null> {
  const response = await request(url, from, options);
  const { status, headers, body } = response;
  if (status === 416 && from > 0) {
    await body?.cancel();
    return null;
  }
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get('content-range') ?? '');
  const isWhole = status === 200;
  const isRest = status === 206 && Number(range?.[1]) === from;
  if (body === null || !(isWhole || isRest)) {
    await body?.cancel();
    throw new AppError('embedder.status', { address: options.address, status });
  }
  // A range that does not know the whole says `*`.
  const total = Number((isRest ? range?.[2] : headers.get('content-length')) ?? NaN);
  return { from: isRest ? from : 0, total: Number.isFinite(total) ? total : null, body };
}

/** Follows redirects within the server that was named, and to no other. */
async function request(url: string, from: number, { fetch, address, signal }: RequestOptions): Promise<Response> {
  // Bytes as they lie there: the checksum is of those.
  const headers = { 'accept-encoding': 'identity', ...(from > 0 && { range: `bytes=${from}-` }) };
  let target = new URL(url);
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const response = await fetch(target, { headers, redirect: 'manual', signal }).catch((error: unknown) => {
      throw new AppError('embedder.unreachable', { address }, { cause: error });
    });
    if (!REDIRECTS.includes(response.status)) return response;
    await response.body?.cancel();
    const location = response.headers.get('location');
    // Chromium does not tell where a redirect leads (main/adapters/network.ts).
    if (location === null) break;
    const next = new URL(location, target);
    if (next.origin !== target.origin) break;
    target = next;
  }
  throw new AppError('embedder.redirect', { address });
}
