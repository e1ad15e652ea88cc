import type { LecternRun } from '../lectern-run.ts';
import { inMain } from './in-main.ts';

/** Chooses an item of the native menu; gives its label. */
export async function chooseFromMenu(run: LecternRun, id: string): Promise<string> {
  const item = `process.mainModule.require('electron').Menu.getApplicationMenu().getMenuItemById(${JSON.stringify(id)})`;
  return inMain(run, `(() => { const item = ${item}; item.click(); return item.label; })()`);
}
