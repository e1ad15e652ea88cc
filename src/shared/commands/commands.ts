export interface Command {
  readonly id: CommandId;
  /** tinykeys syntax; `$mod` is ⌘ on macOS and Ctrl elsewhere. They work everywhere, in text fields too. */
  readonly keys: readonly string[];
  /** More keys, which would be text inside a text field. */
  readonly outsideText?: readonly string[];
  readonly menu?: 'file' | 'edit' | 'view' | 'go' | 'settings' | 'help';
  /** Lists that are for the moment have it only while that is there; its keys say what is missing. */
  readonly needs?: CommandContext;
}

/** A passage that is open, what lies beside the thread at all, or a passing note that offers something. */
export type CommandContext = 'passage' | 'panel' | 'offer';

export type CommandId =
  | 'session.new'
  | 'session.newPrivate'
  | 'session.previous'
  | 'session.next'
  | 'session.rename'
  | 'session.pin'
  | 'session.archive'
  | 'session.mention'
  | 'session.trash'
  | 'trash.open'
  | 'archive.open'
  | 'session.private'
  | 'session.reach'
  | 'memories.open'
  | 'memories.undoForget'
  | 'window.new'
  | 'session.newWindow'
  | 'app.quit'
  | 'palette.open'
  | 'search.open'
  | 'settings.open'
  | 'shortcuts.open'
  | 'message.focus'
  | 'sessions.focus'
  | 'file.attach'
  | 'file.takeOut'
  | 'context.show'
  | 'turn.stop'
  | 'turn.retry'
  | 'turn.continue'
  | 'turn.withdraw'
  | 'approval.focus'
  | 'message.next'
  | 'message.previous'
  | 'message.newest'
  | 'message.edit'
  | 'message.copy'
  | 'message.regenerate'
  | 'message.quote'
  | 'message.branch'
  | 'message.collapse'
  | 'message.whole'
  | 'message.forget'
  | 'message.openCitation'
  | 'code.copy'
  | 'code.wrap'
  | 'message.steps'
  | 'diagram.source'
  | 'diagram.size'
  | 'message.previousVersion'
  | 'message.nextVersion'
  | 'passage.copyLink'
  | 'passage.copyLines'
  | 'passage.copyCommit'
  | 'passage.openAtHost'
  | 'panel.close'
  | 'note.act'
  | 'banner.dismiss'
  | 'source.add'
  | 'sources.open'
  | 'model.connect'
  | 'model.pick'
  | 'memory.profile'
  | 'profile.history'
  | 'memory.undo'
  | 'memory.toggle'
  | 'memory.rebuild'
  | 'data.import'
  | 'data.export'
  | 'transfer.stop'
  | 'session.print'
  | 'session.copy'
  | 'data.diagnostics'
  | 'data.snapshots'
  | 'theme.toggle'
  | 'theme.system'
  | 'contrast.toggle'
  | 'density.toggle'
  | 'text.larger'
  | 'text.smaller'
  | 'language.system'
  | 'language.english'
  | 'language.german'
  | 'memory.reach'
  | 'memory.life'
  | 'titles.toggle'
  | 'model.default'
  | 'model.disconnect'
  | 'embedder.choose'
  | 'embedder.download'
  | 'embedder.install'
  | 'embedder.stop'
  | 'hosts.open'
  | 'space.limit'
  | 'space.life'
  | 'space.free'
  | 'introduction.show'
  | 'introduction.skip'
  | 'example.first'
  | 'example.second'
  | 'example.third';

/** The one table of commands; palette, menu and cheat sheet all read it. Titles stand in `text/wording.ts`. */
export const commands: readonly Command[] = [
  { id: 'session.new', keys: ['$mod+n'], menu: 'file' },
  { id: 'session.newPrivate', keys: ['$mod+Shift+H'], menu: 'file' },
  { id: 'window.new', keys: ['$mod+Shift+N'], menu: 'file' },
  { id: 'session.newWindow', keys: ['$mod+Alt+O'], menu: 'file' },
  { id: 'source.add', keys: ['$mod+Shift+A'], menu: 'file' },
  { id: 'sources.open', keys: ['$mod+Shift+S'], menu: 'file' },
  { id: 'settings.open', keys: ['$mod+,'], menu: 'file' },
  { id: 'model.connect', keys: ['$mod+Shift+M'], menu: 'file' },
  { id: 'data.import', keys: ['$mod+Alt+I'], menu: 'file' },
  { id: 'data.export', keys: ['$mod+Alt+E'], menu: 'file' },
  { id: 'transfer.stop', keys: ['Shift+F6'], menu: 'file' },
  { id: 'session.print', keys: ['$mod+p'], menu: 'file' },
  { id: 'session.copy', keys: ['$mod+Alt+X'], menu: 'file' },
  { id: 'file.attach', keys: ['$mod+Alt+F'], menu: 'file' },
  { id: 'file.takeOut', keys: ['Shift+F4'], menu: 'edit' },
  { id: 'data.snapshots', keys: ['$mod+Alt+S'], menu: 'file' },
  { id: 'app.quit', keys: ['$mod+q'], menu: 'file' },
  { id: 'palette.open', keys: ['$mod+k'], menu: 'view' },
  { id: 'search.open', keys: ['$mod+Shift+F'], menu: 'edit' },
  { id: 'message.focus', keys: ['$mod+l'], menu: 'go' },
  { id: 'sessions.focus', keys: ['$mod+Shift+E'], menu: 'go' },
  { id: 'session.previous', keys: ['$mod+['], menu: 'go' },
  { id: 'session.next', keys: ['$mod+]'], menu: 'go' },
  { id: 'trash.open', keys: ['$mod+Shift+T'], menu: 'go' },
  { id: 'archive.open', keys: ['Shift+F3'], menu: 'go' },
  { id: 'model.pick', keys: ['$mod+m'], menu: 'edit' },
  { id: 'context.show', keys: ['$mod+Alt+K'], menu: 'view' },
  { id: 'turn.stop', keys: ['Escape'], menu: 'edit' },
  { id: 'turn.retry', keys: ['$mod+Shift+R'], menu: 'edit' },
  { id: 'turn.continue', keys: ['$mod+Shift+Enter'], menu: 'edit' },
  { id: 'turn.withdraw', keys: ['$mod+Alt+Z'], menu: 'edit' },
  { id: 'approval.focus', keys: ['$mod+Alt+P'], menu: 'go' },
  { id: 'message.next', keys: ['Alt+ArrowDown'], outsideText: ['j'], menu: 'go' },
  { id: 'message.previous', keys: ['Alt+ArrowUp'], outsideText: ['k'], menu: 'go' },
  { id: 'message.newest', keys: ['$mod+Alt+J'], menu: 'go' },
  { id: 'message.edit', keys: ['$mod+e'], outsideText: ['e'], menu: 'edit' },
  { id: 'message.copy', keys: ['$mod+Shift+C'], outsideText: ['c'], menu: 'edit' },
  { id: 'message.regenerate', keys: ['$mod+Shift+G'], outsideText: ['r'], menu: 'edit' },
  { id: 'message.quote', keys: ['$mod+Shift+Q'], outsideText: ['q'], menu: 'edit' },
  { id: 'message.branch', keys: ['$mod+b'], outsideText: ['b'], menu: 'edit' },
  { id: 'message.collapse', keys: ['$mod+Shift+X'], outsideText: ['x'], menu: 'view' },
  { id: 'message.whole', keys: ['Shift+F9'], outsideText: ['a'], menu: 'view' },
  { id: 'message.forget', keys: ['$mod+Shift+Delete'], outsideText: ['f'], menu: 'edit' },
  { id: 'message.openCitation', keys: ['$mod+o'], outsideText: ['o'], menu: 'go' },
  { id: 'code.copy', keys: ['F8'], outsideText: ['y'], menu: 'edit' },
  { id: 'code.wrap', keys: ['Shift+F8'], outsideText: ['w'], menu: 'view' },
  { id: 'message.steps', keys: ['F9'], outsideText: ['s'], menu: 'view' },
  { id: 'diagram.source', keys: ['F7'], outsideText: ['d'], menu: 'view' },
  { id: 'diagram.size', keys: ['Shift+F7'], outsideText: ['z'], menu: 'view' },
  { id: 'message.previousVersion', keys: ['Alt+ArrowLeft'], outsideText: ['['], menu: 'go' },
  { id: 'message.nextVersion', keys: ['Alt+ArrowRight'], outsideText: [']'], menu: 'go' },
  { id: 'passage.copyLink', keys: ['$mod+Alt+L'], menu: 'edit', needs: 'passage' },
  { id: 'passage.copyLines', keys: ['$mod+Shift+K'], menu: 'edit', needs: 'passage' },
  { id: 'passage.copyCommit', keys: ['$mod+d'], menu: 'edit', needs: 'passage' },
  { id: 'passage.openAtHost', keys: ['$mod+Shift+J'], menu: 'go', needs: 'passage' },
  { id: 'panel.close', keys: ['$mod+j'], menu: 'view', needs: 'panel' },
  { id: 'note.act', keys: ['$mod+Alt+U'], menu: 'edit', needs: 'offer' },
  { id: 'banner.dismiss', keys: ['F6'], menu: 'view' },
  { id: 'session.rename', keys: ['F2'], menu: 'edit' },
  { id: 'session.pin', keys: ['$mod+Shift+P'], menu: 'edit' },
  { id: 'session.archive', keys: ['$mod+Alt+A'], menu: 'edit' },
  { id: 'session.mention', keys: ['$mod+Alt+M'], menu: 'edit' },
  { id: 'session.trash', keys: ['$mod+Shift+Backspace'], menu: 'edit' },
  { id: 'session.private', keys: ['$mod+Shift+D'], menu: 'edit' },
  { id: 'session.reach', keys: ['$mod+Shift+Y'], menu: 'edit' },
  { id: 'memories.open', keys: ['$mod+i'], menu: 'view' },
  { id: 'memories.undoForget', keys: ['$mod+u'], menu: 'edit' },
  { id: 'memory.profile', keys: ['$mod+Shift+O'], menu: 'edit' },
  { id: 'profile.history', keys: ['Shift+F2'], menu: 'edit' },
  { id: 'memory.undo', keys: ['$mod+Shift+B'], menu: 'edit' },
  { id: 'memory.toggle', keys: ['$mod+g'], menu: 'edit' },
  { id: 'memory.rebuild', keys: ['$mod+Alt+R'], menu: 'edit' },
  { id: 'theme.toggle', keys: ['$mod+Shift+L'], menu: 'view' },
  { id: 'theme.system', keys: ['$mod+Alt+V'], menu: 'view' },
  { id: 'contrast.toggle', keys: ['$mod+Alt+C'], menu: 'view' },
  { id: 'density.toggle', keys: ['$mod+Alt+N'], menu: 'view' },
  { id: 'text.larger', keys: ['$mod+.'], menu: 'view' },
  { id: 'text.smaller', keys: ['$mod+Alt+.'], menu: 'view' },
  { id: 'language.system', keys: ['$mod+Alt+Y'], menu: 'view' },
  { id: 'language.english', keys: ['$mod+Alt+B'], menu: 'view' },
  { id: 'language.german', keys: ['$mod+Alt+G'], menu: 'view' },
  { id: 'memory.reach', keys: ['$mod+F7'], menu: 'settings' },
  { id: 'memory.life', keys: ['$mod+F8'], menu: 'settings' },
  { id: 'titles.toggle', keys: ['$mod+F9'], menu: 'settings' },
  { id: 'model.default', keys: ['$mod+F6'], menu: 'settings' },
  { id: 'model.disconnect', keys: ['$mod+F2'], menu: 'settings' },
  { id: 'embedder.choose', keys: ['$mod+Shift+F2'], menu: 'settings' },
  { id: 'embedder.download', keys: ['$mod+Shift+F3'], menu: 'settings' },
  { id: 'embedder.install', keys: ['$mod+Shift+F6'], menu: 'settings' },
  { id: 'embedder.stop', keys: ['$mod+Shift+F7'], menu: 'settings' },
  { id: 'hosts.open', keys: ['$mod+F3'], menu: 'settings' },
  { id: 'space.limit', keys: ['$mod+Shift+F8'], menu: 'settings' },
  { id: 'space.life', keys: ['$mod+Shift+F9'], menu: 'settings' },
  { id: 'space.free', keys: ['$mod+Shift+F10'], menu: 'settings' },
  { id: 'data.diagnostics', keys: ['$mod+Alt+D'], menu: 'help' },
  { id: 'introduction.show', keys: ['$mod+Alt+W'], menu: 'help' },
  { id: 'introduction.skip', keys: ['$mod+Alt+Q'], menu: 'help' },
  { id: 'shortcuts.open', keys: ['$mod+/'], outsideText: ['?'], menu: 'help' },
  { id: 'example.first', keys: ['$mod+1'], outsideText: ['1'] },
  { id: 'example.second', keys: ['$mod+2'], outsideText: ['2'] },
  { id: 'example.third', keys: ['$mod+3'], outsideText: ['3'] },
];

/** True for the id of a command: menus and answers name commands as text. */
export function isCommandId(id: string): id is CommandId {
  return commands.some((command) => command.id === id);
}
