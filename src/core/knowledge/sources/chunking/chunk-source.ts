import type { Log } from '../../../ports';
import type { Chunk } from './chunk';
import { splitLines } from '../split-lines';
import { chunkFile } from './chunk-file';
import { MAX_LENGTH } from './pack-blocks';
import { hasSubstance } from './substance';
import { createStepRunner } from '../../steps';
import { cutParts } from './symbols/cut-parts';
import { grammarOf } from './symbols/grammar-of';
import { createGrammars } from './symbols/grammars';
import { createPace, TooMuchWork, type Pace } from './symbols/pace';
import { readParts } from './symbols/read-parts';
import { measureLines } from './text-lengths';

/**
 * What reading a file by its grammar may cost: more than any of 1,450 files that people wrote, and a part of what it takes
 * to fill memory, which is not given back.
 */
const costBound = (characters: number): number => Math.min(20_000 + characters * 0.4, 200_000);

/** Cuts files, source code by symbol where there is a grammar for it. */
export interface Chunker {
  /** `pause` is awaited between slices of some milliseconds; rejects as it does. */
  chunk(path: string, text: string, pause: () => Promise<void>): Promise<readonly Chunk[]>;
}

export interface ChunkerOptions {
  readonly grammarsDir: string;
  readonly log: Log;
}

export function createChunker({ grammarsDir, log }: ChunkerOptions): Chunker {
  const grammars = createGrammars(grammarsDir, log);
  const now = (): number => performance.now();
  const bySymbol = async (grammar: string, text: string, pace: Pace): Promise<readonly Chunk[] | null> => {
    const lines = splitLines(text);
    const lengths = measureLines(lines);
    // Rows of the tree are then lines of the file, whatever ends those.
    const parts = await grammars.read(grammar, lines.join('\n'), pace, (tree) =>
      readParts(tree, { lines, lengths, maxLength: MAX_LENGTH, pace }),
    );
    return parts === null ? null : cutParts({ lines, searched: lines }, lengths, parts);
  };
  return {
    async chunk(path, text, pause) {
      const grammar = grammarOf(path);
      if (grammar === null) return createStepRunner({ pause, now })(chunkFile(path, text));
      try {
        const chunks = await bySymbol(grammar, text, createPace({ maxCost: costBound(text.length), pause, now }));
        if (chunks !== null) return chunks.filter((chunk) => hasSubstance(chunk.text));
      } catch (error) {
        if (!(error instanceof TooMuchWork)) throw error;
      }
      return createStepRunner({ pause, now })(chunkFile(path, text));
    },
  };
}
