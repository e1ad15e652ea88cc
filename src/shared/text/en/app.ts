/** The app around them: what it starts with, what it says when it fails, and the built-in Reader. */
export const appText = {
  common: {
    cancel: 'Cancel',
    close: 'Close',
    dismiss: 'Dismiss',
    retry: 'Retry',
    reload: 'Reload',
    copy: 'Copy',
    copied: 'Copied',
    wrapLines: 'Wrap lines',
    undo: 'Undo',
    noOffer: 'No note offers anything.',
    loading: 'Loading…',
    more: '{count} more',
    showAll: 'Show all',
    showLess: 'Show less',
    lines: 'lines {first}–{last}',
    line: 'line {first}',
    fileOne: '1 file',
    fileCount: '{count} files',
    passageOne: '1 passage',
    passageCount: '{count} passages',
  },
  failure: {
    title: 'This part of the window failed',
    body: 'Your sessions are safe: they live outside the window. Reload to go on.',
    disconnected: 'The window lost its connection to Lectern. Reload to go on.',
  },
  /** What the Reader says in its own words; all else it says is quoted. */
  reader: {
    youSaid: 'You said {when}:',
    answered: 'The answer {when} was:',
    answeredAgain: 'The answer {when} to nearly the same question was:',
    onDay: 'on {day}',
    onUnknownDay: 'on a day that is not known',
    inThisSession: 'earlier in this session',
    alsoInSources: 'Your sources say:',
    titleOfSource: '{title} · {source}',
    nearPhrase: 'What was found comes near.',
    nearMemory: 'Of what you told me, this comes closest:',
    nearPassages: 'No passage answers this directly. The closest:',
    nothing: 'Nothing in your sources answers this, and nothing you told me does.',
    nothingIn: 'Nothing in your sources answers this ({sources} searched), and nothing you told me does.',
    versionNotFound: 'There is no section on version {version} here.',
    moreOfVersion: 'More changed in this version than is quoted here; open the last quote to read on.',
    moreThen: 'You told me more in that time; this is the newest of it. A shorter time brings the rest.',
    nothingThen: 'I cannot recall that you told me anything then.',
    nothingFound: 'Nothing in your sources answers this.',
    nothingSearched: 'Nothing in your sources answers this ({sources} searched).',
    nothingInWords:
      'Nothing you told me says it in the words you asked for; what was recalled is listed with this answer.',
    nothingSaid: 'I cannot recall that you told me anything about this, and your sources do not answer it.',
    offer: 'Add a repository that holds the answer, or connect a model that can write one.',
    profile: 'Your profile says:',
    wholeProfile: 'Nothing answers this in its own words. Your profile says of you:',
    noted:
      'This is kept in the session, and recalled when you ask for it while memory is on. Your sources say nothing of it.',
    notedBeside: 'What you told with it is kept in the session, and recalled when you ask for it while memory is on.',
    notedToo: 'What you told is kept in the session, and recalled when you ask for it while memory is on.',
    notedHere: 'This is kept in this session alone: it is private, so it is recalled nowhere else.',
    notedOnly: 'This is kept in the session. Memory is off, so it is not recalled elsewhere.',
    recallOff: 'Memory is off, so nothing you told me in other sessions was looked at.',
    recallNone: 'Recall is set to nothing here, so nothing you told me in other sessions was looked at.',
    recallSession: 'Recall is set to this session, so no other was looked at.',
    recallFailed:
      'Memory did not answer, so nothing you told me in other sessions was looked at. Ask again in a while.',
    recallIndexing:
      'Your messages are still being indexed, so not all you told me was looked at. Ask again in a while.',
    attached: 'Attached files are read by language models only; this looks at your sources alone: {names}',
    denied: 'You chose not to add {address}, so it was not searched.',
    failed: 'The search failed. {reason}',
    notSearchedYet: 'Not read yet, so not searched: {names}. Ask again once it is there.',
    searchedInPart: 'Still being read, so searched in part only: {names}. Ask again once it is read.',
    searchedByWords:
      'Its meaning is still being read, so much is searched by words alone: {names}. Ask again in a while.',
    searchedMeaningCut:
      'Reading its meaning was stopped, so part of it is searched by words alone: {names}. Refresh goes on with it.',
    searchedWhileRefreshing: 'Being refreshed, so searched as it was before: {names}. Ask again once that is done.',
    notLookedAt:
      'Still being looked at for edits, so the newest of them may be missing here: {names}. Ask again in a moment.',
    asBefore: 'Not to be read now, so searched as it was before: {names}. Sources says why.',
    notSearched: '{address} was not searched. {reason}',
    freed: '{name} was not searched. {why}',
  },
  banners: { label: 'Notices', none: 'There is no notice to dismiss.' },
  shell: {
    name: 'Lectern',
    /** Scripts wait for this line: it is the same in every language. */
    ready: 'Lectern is ready ({ms} ms), data in {folder}',
    alreadyOpen: 'Lectern is already open on {folder}: its window is in front.',
    cannotStart: 'Lectern cannot start',
    usage: `Usage: lectern [options]

  --ask "QUESTION"        answer one question without a window
  --source URL_OR_FOLDER  with --ask: add this source first
  --session ID            with --ask: go on with this session
  --json                  with --ask: print the whole result
  --user-data-dir=FOLDER  keep all data in this folder
  --version               print the version
  --help                  print this

Other options go to Chromium.`,
    foreignOption: '{option} is no option of Lectern; it goes to Chromium.',
    windowFailed: 'This window keeps failing',
    windowFailedDetail: 'Your sessions are safe: they live outside the window.',
    windowStuck: 'This window does not react',
    windowStuckDetail: 'You can wait, or load it again. A running answer goes on either way.',
    wait: 'Wait',
    window: 'Window',
  },
  /** Electron's own items of the menu, which it names in English alone. */
  menuRoles: {
    about: 'About Lectern',
    services: 'Services',
    hide: 'Hide Lectern',
    hideOthers: 'Hide Others',
    unhide: 'Show All',
    quit: 'Quit',
    close: 'Close Window',
    minimize: 'Minimize',
    zoom: 'Zoom',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    pasteAndMatchStyle: 'Paste and Match Style',
    selectAll: 'Select All',
    reload: 'Reload',
    resetZoom: 'Actual Size',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    togglefullscreen: 'Toggle Full Screen',
    toggleDevTools: 'Toggle Developer Tools',
  },
} as const;
