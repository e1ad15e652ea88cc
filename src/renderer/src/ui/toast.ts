import { errorDataOf, sentenceOf } from '../bridge/error-data-of';
import type { ToastAction } from './toaster';

/** A passing note at the window's edge; returns what takes it away sooner. The library comes with the first one. */
export function showToast(sentence: string, action?: ToastAction): () => void {
  const added = import('./toaster').then(({ addToast }) => addToast(sentence, action));
  return () => void added.then((dismiss) => dismiss());
}

/** For failures that have no place of their own on the screen. */
export function reportFailure(error: unknown): void {
  showToast(sentenceOf(errorDataOf(error)));
}
