export interface Command {
  readonly id: CommandId;
  /** tinykeys syntax; `$mod` is ⌘ on macOS and Ctrl elsewhere. They work everywhere, in text fields too. */
  readonly keys: readonly string[];
  /** More keys, which would be text inside a text field. */
  readonly outsideText?: readonly string[];
  readonly menu?: 'file' | 'edit' | 'view' | 'go' | 'help';
}

export type CommandId =
  | 'session.new'
  | 'session.previous'
  | 'session.next'
  | 'session.rename'
  | 'session.pin'
  | 'session.trash'
  | 'window.new'
  | 'palette.open'
  | 'search.open'
  | 'settings.open'
  | 'shortcuts.open'
  | 'message.focus'
  | 'sessions.focus'
  | 'turn.stop'
  | 'turn.retry'
  | 'source.add'
  | 'sources.open'
  | 'model.connect'
  | 'model.pick'
  | 'data.import'
  | 'data.export'
  | 'theme.toggle'
  | 'example.first'
  | 'example.second'
  | 'example.third';

/** The one table of commands; palette, menu and cheat sheet all read it. Titles stand in `text/en.ts`. */
export const commands: readonly Command[] = [
  { id: 'session.new', keys: ['$mod+n'], menu: 'file' },
  { id: 'window.new', keys: ['$mod+Shift+N'], menu: 'file' },
  { id: 'source.add', keys: ['$mod+Shift+A'], menu: 'file' },
  { id: 'sources.open', keys: ['$mod+Shift+S'], menu: 'file' },
  { id: 'settings.open', keys: ['$mod+,'], menu: 'file' },
  { id: 'model.connect', keys: ['$mod+Shift+M'], menu: 'file' },
  { id: 'data.import', keys: ['$mod+i'], menu: 'file' },
  { id: 'data.export', keys: ['$mod+e'], menu: 'file' },
  { id: 'palette.open', keys: ['$mod+k'], menu: 'view' },
  { id: 'search.open', keys: ['$mod+Shift+F'], menu: 'edit' },
  { id: 'message.focus', keys: ['$mod+l'], menu: 'go' },
  { id: 'sessions.focus', keys: ['$mod+Shift+E'], menu: 'go' },
  { id: 'session.previous', keys: ['$mod+['], menu: 'go' },
  { id: 'session.next', keys: ['$mod+]'], menu: 'go' },
  { id: 'model.pick', keys: ['$mod+m'], menu: 'edit' },
  { id: 'turn.stop', keys: ['Escape'], menu: 'edit' },
  { id: 'turn.retry', keys: ['$mod+Shift+R'], menu: 'edit' },
  { id: 'session.rename', keys: ['F2'], menu: 'edit' },
  { id: 'session.pin', keys: ['$mod+Shift+P'], menu: 'edit' },
  { id: 'session.trash', keys: ['$mod+Shift+Backspace'], menu: 'edit' },
  { id: 'theme.toggle', keys: ['$mod+Shift+L'], menu: 'view' },
  { id: 'shortcuts.open', keys: ['$mod+/'], outsideText: ['?'], menu: 'help' },
  { id: 'example.first', keys: ['$mod+1'], outsideText: ['1'] },
  { id: 'example.second', keys: ['$mod+2'], outsideText: ['2'] },
  { id: 'example.third', keys: ['$mod+3'], outsideText: ['3'] },
];

/** True for the id of a command: menus and answers name commands as text. */
export function isCommandId(id: string): id is CommandId {
  return commands.some((command) => command.id === id);
}
