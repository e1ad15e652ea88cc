import { lazy, Suspense } from 'react';
import { useStore } from '../../bridge/store';
import { useWindow } from '../../bridge/window-context';
import { ErrorBoundary } from '../../ui/error-boundary';

const MemoriesPanel = lazy(async () => ({ default: (await import('./memories-panel')).MemoriesPanel }));

export function LazyMemoriesPanel() {
  const answerId = useStore(useWindow().layers.memories);
  if (answerId === null) return null;
  return (
    <ErrorBoundary key={answerId}>
      <Suspense fallback={null}>
        <MemoriesPanel answerId={answerId} />
      </Suspense>
    </ErrorBoundary>
  );
}
