import { useEffect } from 'react';
import type { AttachedFiles } from './attached-files';
import { filesIn, readDropped } from './read-dropped';

/** Files that are dropped anywhere on the window go along with the prompt. */
export function useDroppedFiles(attached: AttachedFiles): void {
  useEffect(() => {
    const closing = new AbortController();
    const { signal } = closing;
    const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true;
    // Without it the window takes no drop at all.
    const allow = (event: DragEvent): void => {
      if (hasFiles(event)) event.preventDefault();
    };
    const take = (event: DragEvent): void => {
      if (event.dataTransfer === null || !hasFiles(event)) return;
      event.preventDefault();
      void attached.addOnceRead(readDropped(filesIn(event.dataTransfer)));
    };
    addEventListener('dragover', allow, { signal });
    addEventListener('drop', take, { signal });
    return () => closing.abort();
  }, [attached]);
}
