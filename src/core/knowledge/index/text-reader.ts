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

/** Reads texts of passages. */
export interface TextReader {
  /** As it is written. */
  read(passage: PassagePlace): Promise<string>;
  /** As a person reads it, as Markdown where the file is no source code. */
  show(passage: PassagePlace & { readonly path: string }): Promise<string>;
}

/** A reader that keeps the files it read last: questions that follow each other are answered from the same pages. */
export interface KeptTexts extends TextReader {
  /** Forgets all files, when those of any source have changed: a number may stand for another file then. */
  forget(): void;
}

/** Characters of the files that are kept. */
const MAX_KEPT = 4_000_000;

interface KeptFile {
  readonly content: string;
  readable?: Readable;
}

export function createTextReader(client: Client): KeptTexts {
  /** What was read last is last. Who still reads when all is forgotten keeps to the one that is left. */
  let kept = new Map<number, KeptFile>();
  let characters = 0;

  const fileOf = async (fileId: number): Promise<KeptFile> => {
    const files = kept;
    const known = files.get(fileId);
    if (known !== undefined) {
      files.delete(fileId);
      files.set(fileId, known);
      return known;
    }
    const { rows } = await client.execute({ sql: 'SELECT content FROM files WHERE id = ?', args: [fileId] });
    const file: KeptFile = { content: unpackText(rows[0]?.content) };
    if (files === kept && !files.has(fileId)) keep(fileId, file);
    return file;
  };
  const keep = (fileId: number, file: KeptFile): void => {
    kept.set(fileId, file);
    characters += file.content.length;
    for (const [oldest, { content }] of kept) {
      if (characters <= MAX_KEPT || oldest === fileId) return;
      kept.delete(oldest);
      characters -= content.length;
    }
  };
  return {
    async read({ fileId, start, size }) {
      return (await fileOf(fileId)).content.slice(start, start + size);
    },
    async show({ fileId, start, size, path }) {
      const file = await fileOf(fileId);
      const written = file.content.slice(start, start + size);
      if (formatOf(path) === 'code') return written;
      file.readable ??= toReadable(path, file.content);
      const shown = file.readable.cut(start, start + size);
      // What says nothing to a person was not found for that.
      return hasSubstance(shown) ? shown : written;
    },
    forget() {
      kept = new Map();
      characters = 0;
    },
  };
}
