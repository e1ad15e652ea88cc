import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it, onTestFinished } from 'vitest';
import { commands } from '../../shared/commands/commands';
import { shownLanguage } from '../../shared/text/shown-language';
import { acceleratorOf } from './accelerator';
import { menuTemplate } from './menu-template';

const template = (isMac: boolean, isPackaged = true, run: (id: string) => void = () => {}) =>
  menuTemplate({ isMac, isPackaged, commands, run });

const itemsOf = (menus: readonly MenuItemConstructorOptions[]) =>
  menus.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));

/** Of a separator nothing, and of the app's own menu, whose name the system knows. */
const labelOf = ({ label, type, role }: MenuItemConstructorOptions): string =>
  label ?? (type === 'separator' || role === 'appMenu' ? '' : 'none');

describe('the menu', () => {
  it('holds every command that names a menu, once, but for quitting, which is the system’s, and registers no key a second time', () => {
    const items = itemsOf(template(false)).filter(({ id }) => id !== undefined);
    const wanted = commands.filter(({ id, menu }) => menu !== undefined && id !== 'app.quit').map(({ id }) => id);
    const registered = items.filter((item) => item.registerAccelerator !== false);
    expect(itemsOf(template(false)).filter(({ role }) => role === 'quit')).toHaveLength(1);
    expect([new Set(items.map(({ id }) => id)), items.length, registered]).toEqual([
      new Set(wanted),
      wanted.length,
      [],
    ]);
  });

  it.each([true, false])('is all in the shown language, with Electron’s own items (on a Mac: %s)', (isMac) => {
    onTestFinished(() => shownLanguage.set('en'));
    const labels = () => [template(isMac, false), itemsOf(template(isMac, false))].flat().map(labelOf);
    const english = labels();
    shownLanguage.set('de');
    const german = labels();
    expect(english.filter((label) => label === 'none')).toEqual([]);
    expect(german.filter((label, at) => label !== '' && label === english[at])).toEqual([]);
  });

  it('runs the command that was chosen', () => {
    const ran: string[] = [];
    const item = itemsOf(template(false, true, (id) => void ran.push(id))).find(({ id }) => id === 'settings.open');
    // Electron passes the item, the window and the event; the menu uses none of them.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    (item?.click as (() => void) | undefined)?.();
    expect(ran).toEqual(['settings.open']);
  });

  it('holds what edits text, without which a Mac has no keys for it', () => {
    const roles = itemsOf(template(true)).flatMap(({ role }) => role ?? []);
    expect(roles).toEqual(expect.arrayContaining(['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll']));
  });

  it('starts with the app menu on a Mac only', () => {
    expect([template(true)[0]?.role, template(false)[0]?.role]).toEqual(['appMenu', undefined]);
  });

  it('offers developer tools in development only', () => {
    const hasTools = [true, false].map((isPackaged) =>
      itemsOf(template(false, isPackaged)).some(({ role }) => role === 'toggleDevTools'),
    );
    expect(hasTools).toEqual([false, true]);
  });
});

it('keys are told in the words of Electron', () => {
  expect(
    ['$mod+n', '$mod+Shift+N', '$mod+,', '$mod+[', 'Escape', 'F2', '$mod+Shift+Backspace', 'Alt+ArrowUp'].map(
      acceleratorOf,
    ),
  ).toEqual([
    'CmdOrCtrl+N',
    'CmdOrCtrl+Shift+N',
    'CmdOrCtrl+,',
    'CmdOrCtrl+[',
    'Esc',
    'F2',
    'CmdOrCtrl+Shift+Backspace',
    'Alt+Up',
  ]);
});
