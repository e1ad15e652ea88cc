import { lazy, Suspense } from 'react';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';

const PassagePanel = lazy(async () => ({ default: (await import('./passage-panel')).PassagePanel }));

export function LazyPassagePanel() {
  const place = useStore(useWindow().layers.passage);
  if (place === null) return null;
  return (
    <Suspense fallback={null}>
      <PassagePanel place={place} />
    </Suspense>
  );
}
