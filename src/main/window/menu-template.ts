import type { MenuItemConstructorOptions } from 'electron';
import type { Command, CommandId } from '../../shared/commands/commands';
import { wording } from '../../shared/text/wording';
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

type Role = keyof typeof wording.menuRoles;

const separator: MenuItemConstructorOptions = { type: 'separator' };
const item = (role: Role): MenuItemConstructorOptions => ({ role, label: wording.menuRoles[role] });
const itemsOf = (...roles: readonly (Role | '-')[]): Items =>
  roles.map((role) => (role === '-' ? separator : item(role)));

/** On a Mac; the system puts the app's name above it. */
const appMenu = (): MenuItemConstructorOptions => ({
  role: 'appMenu',
  submenu: [...itemsOf('about', '-', 'services', '-', 'hide', 'hideOthers', 'unhide', '-', 'quit')],
});
const windowMenu = (): MenuItemConstructorOptions => ({
  role: 'window',
  label: wording.shell.window,
  submenu: [...itemsOf('minimize', 'zoom', 'close')],
});

/** The menu: the command table in its groups, with what the system's own menus hold. */
export function menuTemplate({ isMac, isPackaged, commands, run }: MenuOptions): MenuItemConstructorOptions[] {
  const group = (menu: NonNullable<Command['menu']>, system: Items = []): MenuItemConstructorOptions => {
    const items = commands
      .filter((command) => command.menu === menu && command.id !== SYSTEM_ITEM)
      .map((command) => commandItem(command, run));
    const both = items.length > 0 && system.length > 0 ? [...items, separator, ...system] : [...items, ...system];
    return { label: wording.commandGroups[menu], submenu: both };
  };
  const developer: Items = isPackaged ? [] : itemsOf('toggleDevTools');
  return [
    ...(isMac ? [appMenu()] : []),
    group('file', isMac ? [] : itemsOf('close', 'quit')),
    group('edit', itemsOf('undo', 'redo', '-', 'cut', 'copy', 'paste', 'pasteAndMatchStyle', 'selectAll')),
    group('view', [...itemsOf('reload', '-', 'resetZoom', 'zoomIn', 'zoomOut', 'togglefullscreen'), ...developer]),
    group('go'),
    group('settings'),
    ...(isMac ? [windowMenu()] : []),
    group('help'),
  ];
}

function commandItem({ id, keys }: Command, run: MenuOptions['run']): MenuItemConstructorOptions {
  const [first] = keys;
  return {
    id,
    label: wording.commands[id],
    click: () => run(id),
    // The page listens for the keys itself; the menu only shows them.
    ...(first === undefined ? {} : { accelerator: acceleratorOf(first), registerAccelerator: false }),
  };
}
