import { useEffect, useState } from 'react';
import type { OpenedPlace } from '../../../shared/contract/sources';
import type { CitedPlace } from '../../../shared/domain/passage';
import type { ErrorData } from '../../../shared/domain/error-data';
import { errorDataOf } from '../bridge/error-data-of';
import { useWindow } from '../bridge/window-context';

export type Opening =
  | { readonly state: 'loading' }
  | { readonly state: 'open'; readonly opened: OpenedPlace }
  | { readonly state: 'failed'; readonly error: ErrorData };

/** Reads the text around a cited place, the same for the caller's life; what comes after that is dropped. */
export function useOpenedPlace(place: CitedPlace): Opening {
  const { readPlace } = useWindow();
  const [opening, setOpening] = useState<Opening>({ state: 'loading' });
  useEffect(() => {
    let isWanted = true;
    readPlace(place)
      .then((opened) => isWanted && setOpening({ state: 'open', opened }))
      .catch((error: unknown) => isWanted && setOpening({ state: 'failed', error: errorDataOf(error) }));
    return () => {
      isWanted = false;
    };
  }, [readPlace, place]);
  return opening;
}
