import { open } from 'node:fs/promises';

const PAGE = 4_096;
/** What a bad sector or a stray write leaves. */
const RUN = 64;

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Overwrites a page, or some bytes, of a file by chance. Its size stays. */
export async function corruptFile(path: string, random: () => number): Promise<'page' | 'bytes'> {
  const kind = random() < 0.5 ? 'page' : 'bytes';
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    const pages = Math.max(1, Math.floor(size / PAGE));
    const [length, at] =
      kind === 'page'
        ? [Math.min(PAGE, size), Math.floor(random() * pages) * PAGE]
        : [RUN, Math.floor(random() * Math.max(1, size - RUN))];
    await file.write(
      Uint8Array.from({ length }, () => Math.floor(random() * 256)),
      0,
      length,
      at,
    );
  } finally {
    await file.close();
  }
  return kind;
}
