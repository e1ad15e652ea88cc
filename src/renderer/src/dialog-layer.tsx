import { lazy, Suspense, type ComponentType } from 'react';
import { en } from '../../shared/text/en';
import { useStore } from './bridge/store';
import { useWindow } from './bridge/window-context';
import type { DialogName } from './keyboard/layers';
import { ErrorBoundary, FailureNotice } from './ui/error-boundary';

/** Dialogs come as they are opened: none of their code is needed for the first paint. */
const dialogs: { readonly [Name in DialogName]: ComponentType } = {
  palette: lazy(async () => ({ default: (await import('./features/palette/palette-dialog')).PaletteDialog })),
  search: lazy(async () => ({ default: (await import('./features/search/search-dialog')).SearchDialog })),
  settings: lazy(async () => ({ default: (await import('./features/settings/settings-dialog')).SettingsDialog })),
  shortcuts: lazy(async () => ({ default: (await import('./features/shortcuts/shortcuts-dialog')).ShortcutsDialog })),
  addSource: lazy(async () => ({ default: (await import('./features/sources/add-source-dialog')).AddSourceDialog })),
  sources: lazy(async () => ({ default: (await import('./features/sources/sources-dialog')).SourcesDialog })),
  connectModel: lazy(async () => ({ default: (await import('./features/models/connect-dialog')).ConnectDialog })),
  pickModel: lazy(async () => ({ default: (await import('./features/models/pick-dialog')).PickDialog })),
  recallReach: lazy(async () => ({ default: (await import('./features/sessions/reach-dialog')).ReachDialog })),
  deleteSession: lazy(async () => ({ default: (await import('./features/sessions/delete-dialog')).DeleteDialog })),
  profile: lazy(async () => ({ default: (await import('./features/profile/profile-dialog')).ProfileDialog })),
  import: lazy(async () => ({ default: (await import('./features/transfer/import-dialog')).ImportDialog })),
  export: lazy(async () => ({ default: (await import('./features/transfer/export-dialog')).ExportDialog })),
  snapshots: lazy(async () => ({ default: (await import('./features/snapshots/snapshots-dialog')).SnapshotsDialog })),
  renameSession: lazy(async () => ({ default: (await import('./features/sessions/rename-dialog')).RenameDialog })),
};

export function DialogLayer() {
  const name = useStore(useWindow().layers.dialog);
  if (name === null) return null;
  const Dialog = dialogs[name];
  return (
    <ErrorBoundary key={name} fallback={<FailedDialog />}>
      <Suspense fallback={null}>
        <Dialog />
      </Suspense>
    </ErrorBoundary>
  );
}

/** Lies over the window, where the dialog would; Escape closes it. */
function FailedDialog() {
  return (
    <div className="bg-raised fixed inset-0 z-50 flex">
      <FailureNotice title={en.failure.title} body={en.failure.body} />
    </div>
  );
}
