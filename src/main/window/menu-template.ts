import type { MenuItemConstructorOptions } from 'electron';
import type { Command, CommandId } from '../../shared/commands/commands';
import { en } from '../../shared/text/en';
import { acceleratorOf } from './accelerator';

export interface MenuOptions {
  readonly isMac: boolean;
  /** Developer tools are offered in development only. */
  readonly isPackaged: boolean;
  /** The table with the keys as the user has them. */
  readonly commands: readonly Command[];
  readonly run: (commandId: CommandId) => void;
}

/** Quitting is the system's own item: it must not need a page that answers. */
const SYSTEM_ITEM: CommandId = 'app.quit';

type Items = readonly MenuItemConstructorOptions[];

const separator: MenuItemConstructorOptions = { type: 'separator' };
const appMenu: MenuItemConstructorOptions = { role: 'appMenu' };
const windowMenu: MenuItemConstructorOptions = {
  role: 'window',
  label: en.shell.window,
  submenu: [{ role: 'minimize' }, { role: 'zoom' }, { role: 'close' }],
};

/** The menu: the command table in its groups, with what the system's own menus hold. */
export function menuTemplate({ isMac, isPackaged, commands, run }: MenuOptions): MenuItemConstructorOptions[] {
  const group = (menu: NonNullable<Command['menu']>, system: Items = []): MenuItemConstructorOptions => {
    const items = commands
      .filter((command) => command.menu === menu && command.id !== SYSTEM_ITEM)
      .map((command) => commandItem(command, run));
    const both = items.length > 0 && system.length > 0 ? [...items, separator, ...system] : [...items, ...system];
    return { label: en.commandGroups[menu], submenu: both };
  };
  const zoom: Items = [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }];
  const developer: Items = isPackaged ? [] : [{ role: 'toggleDevTools' }];
  return [
    ...(isMac ? [appMenu] : []),
    group('file', isMac ? [] : [{ role: 'close' }, { role: 'quit' }]),
    group('edit', editing),
    group('view', [{ role: 'reload' }, separator, ...zoom, ...developer]),
    group('go'),
    ...(isMac ? [windowMenu] : []),
    group('help'),
  ];
}

const editing: Items = [
  { role: 'undo' },
  { role: 'redo' },
  separator,
  { role: 'cut' },
  { role: 'copy' },
  { role: 'paste' },
  { role: 'pasteAndMatchStyle' },
  { role: 'selectAll' },
];

function commandItem({ id, keys }: Command, run: MenuOptions['run']): MenuItemConstructorOptions {
  const [first] = keys;
  return {
    id,
    label: en.commands[id],
    click: () => run(id),
    // The page listens for the keys itself; the menu only shows them.
    ...(first === undefined ? {} : { accelerator: acceleratorOf(first), registerAccelerator: false }),
  };
}
