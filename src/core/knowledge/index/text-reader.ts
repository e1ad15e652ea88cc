import type { Client, Row } from '@libsql/client';
import { unpackText } from './pack-text';

/** Reads texts of passages; each file is read once. */
export interface TextReader {
  /** The text of a row with `file_id`, `start` and `size`. */
  read(passage: Row): Promise<string>;
}

export function createTextReader(client: Client): TextReader {
  const contents = new Map<number, string>();
  const contentOf = async (fileId: number): Promise<string> => {
    const { rows } = await client.execute({ sql: 'SELECT content FROM files WHERE id = ?', args: [fileId] });
    const content = unpackText(rows[0]?.content);
    contents.set(fileId, content);
    return content;
  };
  return {
    async read(passage) {
      const fileId = Number(passage.file_id);
      const content = contents.get(fileId) ?? (await contentOf(fileId));
      const start = Number(passage.start);
      return content.slice(start, start + Number(passage.size));
    },
  };
}
