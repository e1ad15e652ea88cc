import { errorDataOf, sentenceOf } from '../bridge/error-data-of';
import type { ToastAction } from './toaster';

/** None before the first note. */
let readOffer: () => (() => void) | null = () => null;

/** A passing note at the window's edge; returns what takes it away sooner. The library comes with the first one. */
export function showToast(sentence: string, action?: ToastAction): () => void {
  const added = import('./toaster').then((loaded) => {
    readOffer = loaded.newestOffer;
    return loaded.addToast(sentence, action);
  });
  return () => void added.then((dismiss) => dismiss());
}

/** What the newest note offers of those that offer something, with its button; taking it takes the note away. */
export function newestOffer(): (() => void) | null {
  return readOffer();
}

/** For failures that have no place of their own on the screen. */
export function reportFailure(error: unknown): void {
  showToast(sentenceOf(errorDataOf(error)));
}
