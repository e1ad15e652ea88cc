import { lazy, Suspense } from 'react';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';

const PassagePanel = lazy(async () => ({ default: (await import('./passage-panel')).PassagePanel }));

export function LazyPassagePanel() {
  const place = useStore(useWindow().layers.passage);
  if (place === null) return null;
  return (
    <Suspense fallback={null}>
      {/* Another place is another panel: it takes the focus and reads anew. */}
      <PassagePanel key={`${place.n} ${place.blob} ${place.lines.join()}`} place={place} />
    </Suspense>
  );
}
