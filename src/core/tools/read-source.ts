import { tool, zodSchema, type Tool } from 'ai';
import {
  readSourceInput,
  readSourceOutput,
  type ReadSourceInput,
  type ReadSourceOutput,
} from '../../shared/chat/tools';
import { keepNumbers, type NumberKeeping } from './passage-numbers';
import { knownSource } from './resolve-source';
import type { SearchableSources } from './searchable-sources';

export const READ_SOURCE = 'read_source';

const inputSchema = zodSchema(readSourceInput);

export interface ReadSourceOptions extends NumberKeeping {
  readonly sources: SearchableSources;
}

/** The `read_source` tool of one session. What it gives has a number of the session, so that it can be cited. */
export function createReadSource(options: ReadSourceOptions): Tool<ReadSourceInput, ReadSourceOutput> {
  const { sources, numbers } = options;
  return tool({
    description:
      'Reads a file of a source, or lines of it, as it was indexed. Gives 400 lines at most; read on from nextLine. ' +
      'Cite what you use of it as [n].',
    inputSchema,
    outputSchema: readSourceOutput,
    execute: async (input, { abortSignal }) => {
      const source = knownSource(input, sources, numbers.isOf);
      const { key: sourceKey, name: sourceName } = source;
      const { path, fromLine, toLine } = input;
      const read = await sources.readFile({ key: sourceKey, path, fromLine, toLine }, abortSignal);
      const { text, totalLines, cut, ...file } = read;
      const lines: [number, number] = [...file.lines];
      const place = { ...file, lines, sourceKey, sourceName };
      const id = `lines ${JSON.stringify([file.path, file.blob, lines])}`;
      const n = numbers.number({ ...place, id }, source);
      await keepNumbers([sourceKey], options);
      return {
        ...place,
        n,
        text,
        totalLines,
        ...(cut === null || lines[1] === totalLines ? {} : { nextLine: lines[1] + 1 }),
        ...(cut === 'line' ? { isLineCut: true } : {}),
      };
    },
  });
}
