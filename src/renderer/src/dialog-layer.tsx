import { useEffect, useLayoutEffect, useState, type ComponentType } from 'react';
import { wording } from '../../shared/text/wording';
import { useStore } from './bridge/store';
import { useWindow } from './bridge/window-context';
import type { DialogName } from './keyboard/layers';
import { ErrorBoundary, FailureNotice } from './ui/error-boundary';

/** Dialogs come as they are opened: none of their code is needed for the first paint. */
const loaders: { readonly [Name in DialogName]: () => Promise<ComponentType> } = {
  palette: async () => (await import('./features/palette/palette-dialog')).PaletteDialog,
  search: async () => (await import('./features/search/search-dialog')).SearchDialog,
  settings: async () => (await import('./features/settings/settings-dialog')).SettingsDialog,
  shortcuts: async () => (await import('./features/shortcuts/shortcuts-dialog')).ShortcutsDialog,
  addSource: async () => (await import('./features/sources/add-source-dialog')).AddSourceDialog,
  sources: async () => (await import('./features/sources/sources-dialog')).SourcesDialog,
  connectModel: async () => (await import('./features/models/connect-dialog')).ConnectDialog,
  pickModel: async () => (await import('./features/models/pick-dialog')).PickDialog,
  recallReach: async () => (await import('./features/sessions/reach-dialog')).ReachDialog,
  deleteSession: async () => (await import('./features/sessions/delete-dialog')).DeleteDialog,
  profile: async () => (await import('./features/profile/profile-dialog')).ProfileDialog,
  import: async () => (await import('./features/transfer/import-dialog')).ImportDialog,
  export: async () => (await import('./features/transfer/export-dialog')).ExportDialog,
  snapshots: async () => (await import('./features/snapshots/snapshots-dialog')).SnapshotsDialog,
  trash: async () => (await import('./features/sessions/trash-dialog')).TrashDialog,
  renameSession: async () => (await import('./features/sessions/rename-dialog')).RenameDialog,
};
const loaded = new Map<DialogName, ComponentType>();

async function load(name: DialogName): Promise<ComponentType> {
  const Dialog = await loaders[name]();
  loaded.set(name, Dialog);
  return Dialog;
}

/** Loads what must be there as soon as its key is pressed. */
export function preloadDialogs(): void {
  for (const name of ['palette', 'search'] as const) load(name).catch(() => undefined);
}

export function DialogLayer() {
  const name = useStore(useWindow().layers.dialog);
  if (name === null) return null;
  return (
    <ErrorBoundary key={name} fallback={<FailedDialog />}>
      <OpenDialog name={name} />
    </ErrorBoundary>
  );
}

/** Not by `lazy`: React holds what it suspended back for a third of a second, also when it is there at once. */
function OpenDialog({ name }: { readonly name: DialogName }) {
  const [Dialog, setDialog] = useState<ComponentType | null>(() => loaded.get(name) ?? null);
  const [failure, setFailure] = useState<Error | null>(null);
  useEffect(() => {
    if (!loaded.has(name))
      load(name).then(
        (found) => setDialog(() => found),
        (error: unknown) => setFailure(new Error('a dialog did not load', { cause: error })),
      );
  }, [name]);
  if (failure !== null) throw failure;
  return Dialog === null ? <ComingDialog /> : <Dialog />;
}

/** Stands in for a dialog whose code is still being loaded: what is typed meanwhile is for the dialog. */
function ComingDialog() {
  const { typedAhead } = useWindow();
  useLayoutEffect(() => typedAhead.catch(window), [typedAhead]);
  return null;
}

/** Lies over the window, where the dialog would; Escape closes it. */
function FailedDialog() {
  return (
    <div className="bg-raised fixed inset-0 z-50 flex">
      <FailureNotice title={wording.failure.title} body={wording.failure.body} />
    </div>
  );
}
