import type { FileTimes } from './believed-time';

/** JSON in a file, or in an archive. */
export interface ExportText {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Of the file, or of the archive that it is in. */
  readonly times: FileTimes;
  /** Reads it from its beginning. Errors: the `import.*` codes. */
  read(): AsyncIterable<Uint8Array>;
}

export interface ExportFile {
  readonly texts: readonly ExportText[];
  close(): void;
}
