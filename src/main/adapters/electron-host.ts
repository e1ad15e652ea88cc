import { dialog, shell } from 'electron';
import type { Host } from '../../core/ports';
import { externalLink } from '../window/external-link';
import type { Windows } from '../window/windows';

/** What core may ask of the desktop. `windows` is null in a run without any. */
export function createElectronHost(windows: Windows | null): Host {
  return {
    async pickFolder(windowId) {
      const parent = windows?.browserWindow(windowId) ?? null;
      if (parent === null) return null;
      const answer = await dialog.showOpenDialog(parent, { properties: ['openDirectory', 'createDirectory'] });
      return answer.canceled ? null : (answer.filePaths[0] ?? null);
    },
    openExternal: async (url) => await shell.openExternal(externalLink(url)),
    newWindow: (sessionId) => windows?.open({ sessionId, bounds: null, isMaximized: false }),
  };
}
