import { lazy, Suspense } from 'react';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { ErrorBoundary } from '../../ui/error-boundary';

const PassagePanel = lazy(async () => ({ default: (await import('./passage-panel')).PassagePanel }));

export function LazyPassagePanel() {
  const place = useStore(useWindow().layers.passage);
  if (place === null) return null;
  return (
    // Another place is another panel: it takes the focus and reads anew.
    <ErrorBoundary key={`${place.n} ${place.blob} ${place.lines.join()}`}>
      <Suspense fallback={null}>
        <PassagePanel place={place} />
      </Suspense>
    </ErrorBoundary>
  );
}
