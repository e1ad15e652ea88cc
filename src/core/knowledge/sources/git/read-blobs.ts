import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import type { SkipReason } from '../../../../shared/domain/skipped-files';
import { AppError } from '../../../errors';
import { MAX_FILE_BYTES } from '../pick-files';
import { endGit, type Git, type GitOptions } from './run-git';

/** Ids in flight: enough to keep git busy, few enough that its pipe never fills both ways. */
const AHEAD = 16;

/**
 * Contents of blobs by id, in order, through one `cat-file --batch`, or why there is none. Errors: `source.damaged`.
 */
export async function* readBlobs(
  git: Git,
  blobs: readonly string[],
  options: Pick<GitOptions, 'cwd' | 'signal'> & { readonly address: string },
): AsyncGenerator<Uint8Array | SkipReason> {
  if (blobs.length === 0) return;
  const child = git.start(['cat-file', '--batch'], { cwd: options.cwd, protocols: 'none' });
  const stop = () => endGit(child);
  options.signal.addEventListener('abort', stop, { once: true });
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  child.stderr.resume();
  try {
    const output = createReader(child, options);
    let asked = 0;
    for (let index = 0; index < blobs.length; index += 1) {
      while (asked < Math.min(index + AHEAD, blobs.length)) {
        child.stdin.write(`${blobs[asked] ?? ''}\n`);
        asked += 1;
      }
      options.signal.throwIfAborted();
      yield await readOne(output);
    }
  } finally {
    options.signal.removeEventListener('abort', stop);
    endGit(child);
  }
}

/** `<id> <type> <size>\n<content>\n`, or `<id> missing\n` (git-cat-file(1), "BATCH OUTPUT"). */
async function readOne(output: Reader): Promise<Uint8Array | SkipReason> {
  const header = await output.line();
  const size = / blob (\d+)$/.exec(header)?.[1];
  if (size === undefined) {
    // Another type has content that must be stepped over; `missing` and `ambiguous` have none.
    const other = / \w+ (\d+)$/.exec(header)?.[1];
    if (other !== undefined) await output.bytes(Number(other) + 1, false);
    return 'unreadable';
  }
  const isKept = Number(size) <= MAX_FILE_BYTES;
  const content = await output.bytes(Number(size) + 1, isKept);
  return isKept ? content.subarray(0, -1) : 'tooLarge';
}

interface Reader {
  line(): Promise<string>;
  /** Reads `count` bytes; gives none of them when they are not kept. */
  bytes(count: number, isKept: boolean): Promise<Uint8Array>;
}

function createReader(
  child: ChildProcessWithoutNullStreams,
  { address, signal }: Pick<GitOptions, 'signal'> & { readonly address: string },
): Reader {
  const chunks: AsyncIterator<Buffer> = child.stdout[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);
  const more = async (): Promise<Buffer> => {
    const next = await chunks.next();
    if (next.done !== true) return next.value;
    signal.throwIfAborted();
    // Git gives up at an object that it cannot read.
    throw new AppError('source.damaged', { address });
  };
  return {
    async line() {
      for (let end = rest.indexOf(10); ; end = rest.indexOf(10)) {
        if (end >= 0) {
          const line = rest.toString('utf8', 0, end);
          rest = rest.subarray(end + 1);
          return line;
        }
        rest = Buffer.concat([rest, await more()]);
      }
    },
    async bytes(count, isKept) {
      const kept: Buffer[] = [];
      let missing = count;
      for (;;) {
        const taken = rest.subarray(0, missing);
        rest = rest.subarray(taken.length);
        missing -= taken.length;
        if (isKept) kept.push(taken);
        if (missing === 0) return Buffer.concat(kept);
        rest = await more();
      }
    },
  };
}
