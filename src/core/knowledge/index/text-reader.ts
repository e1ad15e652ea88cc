import type { Client } from '@libsql/client';
import { hasSubstance } from '../sources/chunking/substance';
import { formatOf } from '../sources/format-of';
import type { Readable } from '../sources/reading/readable';
import { toReadable } from '../sources/reading/to-readable';
import { unpackText } from './pack-text';

/** Where the text of a passage stands in its file, in characters. */
export interface PassagePlace {
  readonly fileId: number;
  readonly start: number;
  readonly size: number;
}

/** Reads texts of passages; each file is read once. */
export interface TextReader {
  /** As it is written. */
  read(passage: PassagePlace): Promise<string>;
  /** As a person reads it, as Markdown where the file is no source code. */
  show(passage: PassagePlace & { readonly path: string }): Promise<string>;
}

export function createTextReader(client: Client): TextReader {
  const contents = new Map<number, string>();
  const contentOf = async (fileId: number): Promise<string> => {
    const read = contents.get(fileId);
    if (read !== undefined) return read;
    const { rows } = await client.execute({ sql: 'SELECT content FROM files WHERE id = ?', args: [fileId] });
    const content = unpackText(rows[0]?.content);
    contents.set(fileId, content);
    return content;
  };
  const readables = new Map<number, Readable>();
  const reader: TextReader = {
    async read({ fileId, start, size }) {
      return (await contentOf(fileId)).slice(start, start + size);
    },
    async show(passage) {
      const { fileId, start, size, path } = passage;
      const written = await reader.read(passage);
      if (formatOf(path) === 'code') return written;
      const readable = readables.get(fileId) ?? toReadable(path, await contentOf(fileId));
      readables.set(fileId, readable);
      const shown = readable.cut(start, start + size);
      // What says nothing to a person was not found for that.
      return hasSubstance(shown) ? shown : written;
    },
  };
  return reader;
}
