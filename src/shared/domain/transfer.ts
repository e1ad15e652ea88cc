import type { ErrorData } from './error-data';

/** JSON keeps all and can be imported again; the others are the shown paths, for reading. */
export const EXPORT_EXTENSIONS = { json: 'json', markdown: 'md', html: 'html' } as const;
export type ExportFormat = keyof typeof EXPORT_EXTENSIONS;

/** What could not be imported: a whole file, or one conversation of it. */
export interface TransferProblem {
  /** Name of the file, and of the one inside it when it is an archive. */
  readonly file: string;
  /** Which conversation of that file, from 1, and the line on which it begins; null when it is the whole file. */
  readonly at: { readonly number: number; readonly line: number } | null;
  readonly error: ErrorData;
  /** All else of the conversation was imported. */
  readonly isPart?: true;
}

/** What an import has done so far, in conversations. */
export interface ImportReport {
  readonly imported: number;
  /** Were here already, and have grown since. */
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  /** Of those that are here, the ones of which the file has messages that were left out. */
  readonly partly: number;
  /** The first of what was skipped or left out, with why. */
  readonly problems: readonly TransferProblem[];
}

interface TransferProgress {
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  /** Bytes read of an import; sessions written of an export. */
  readonly done: number;
  /** 0 while it is not known. */
  readonly total: number;
  /** Why it stands in `failed`. */
  readonly error: ErrorData | null;
}

/** An import or export that runs, or the last one that did. */
export type Transfer =
  | (TransferProgress & { readonly kind: 'import'; readonly report: ImportReport })
  | (TransferProgress & { readonly kind: 'export'; readonly file: string });

export const MAX_TRANSFER_PROBLEMS = 100;
