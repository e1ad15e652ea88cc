import { app, dialog, session, shell } from 'electron';
import type { Host } from '../../core/ports';
import { wording } from '../../shared/text/wording';
import type { DiagramDrawer } from '../diagrams/draw-diagrams';
import { createPrinter } from '../window/print-page';
import { externalLink } from '../window/external-link';
import type { Windows } from '../window/windows';

/** Answers to the system's dialogues for files, which nothing but a person can give: journeys set them. */
export interface ChosenFiles {
  readonly open: string | null;
  readonly save: string | null;
}

const fileKinds = { md: 'markdownFiles', html: 'htmlFiles', json: 'jsonFiles' } as const;

function filterOf(name: string): Electron.FileFilter[] {
  return Object.entries(fileKinds)
    .filter(([extension]) => name.endsWith(`.${extension}`))
    .map(([extension, kind]) => ({ name: wording.transfer[kind], extensions: [extension] }));
}

/** What core may ask of the desktop. `windows` is null in a run without any. */
export function createElectronHost(windows: Windows | null, chosen: ChosenFiles, diagrams: DiagramDrawer): Host {
  return {
    async pickFolder(windowId) {
      const parent = windows?.browserWindow(windowId) ?? null;
      if (parent === null) return null;
      const answer = await dialog.showOpenDialog(parent, { properties: ['openDirectory', 'createDirectory'] });
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
    async pickFiles(windowId, kind) {
      if (chosen.open !== null) return [chosen.open];
      const parent = windows?.browserWindow(windowId) ?? null;
      if (parent === null) return [];
      const answer = await dialog.showOpenDialog(parent, {
        properties: ['openFile', 'multiSelections'],
        ...(kind === 'exports' && { filters: [{ name: wording.transfer.exportFiles, extensions: ['zip', 'json'] }] }),
      });
      return answer.canceled ? [] : answer.filePaths;
    },
    async pickSavePath(windowId, name) {
      if (chosen.save !== null) return chosen.save;
      const parent = windows?.browserWindow(windowId) ?? null;
      if (parent === null) return null;
      const answer = await dialog.showSaveDialog(parent, { defaultPath: name, filters: filterOf(name) });
      return answer.canceled || answer.filePath === '' ? null : answer.filePath;
    },
    drawDiagram: diagrams.draw,
    printPage: createPrinter(),
    openExternal: async (url) => await shell.openExternal(externalLink(url)),
    newWindow: (sessionId) => windows?.open({ sessionId, bounds: null, isMaximized: false }),
    // Without limits of time or place Chromium writes the files of that storage anew, so that its log goes too.
    emptyBrowserStorage: () => session.defaultSession.clearStorageData({ storages: ['localstorage'] }),
    quit: () => app.quit(),
  };
}
