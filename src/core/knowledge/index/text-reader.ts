import type { Client } from '@libsql/client';
import { sliceUtf8, unpackBytes } from './pack-text';

/** Where the text of a passage stands in its file, in characters. */
export interface PassagePlace {
  readonly fileId: number;
  readonly start: number;
  readonly size: number;
}

/** Reads texts of passages; each file is read once. */
export interface TextReader {
  read(passage: PassagePlace): Promise<string>;
}

export function createTextReader(client: Client): TextReader {
  const contents = new Map<number, Buffer>();
  const contentOf = async (fileId: number): Promise<Buffer> => {
    const { rows } = await client.execute({ sql: 'SELECT content FROM files WHERE id = ?', args: [fileId] });
    const content = unpackBytes(rows[0]?.content);
    contents.set(fileId, content);
    return content;
  };
  return {
    async read({ fileId, start, size }) {
      const content = contents.get(fileId) ?? (await contentOf(fileId));
      return sliceUtf8(content, start, size);
    },
  };
}
