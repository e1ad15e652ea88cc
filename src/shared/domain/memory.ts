/** How long forgetting a message can be undone, in ms. */
export const UNDO_MS = 10_000;

/** How far a rebuild of the index is, in messages. */
export interface RebuildProgress {
  readonly done: number;
  readonly total: number;
}
