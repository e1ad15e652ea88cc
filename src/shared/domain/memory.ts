/** How long forgetting a message can be undone, in ms. */
export const UNDO_MS = 10_000;
