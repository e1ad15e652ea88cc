import type { appText as english } from '../en/app';
import type { Text } from '../live-text';

/** The app around them: what it starts with, what it says when it fails, and the built-in Reader. */
export const appText: Text<typeof english> = {
  common: {
    cancel: 'Abbrechen',
    close: 'Schließen',
    dismiss: 'Ausblenden',
    retry: 'Noch einmal',
    reload: 'Neu laden',
    copy: 'Kopieren',
    copied: 'Kopiert',
    wrapLines: 'Zeilen umbrechen',
    undo: 'Rückgängig',
    noOffer: 'Keine Meldung bietet etwas an.',
    loading: 'Wird geladen…',
    more: '{count} weitere',
    showAll: 'Alles zeigen',
    showLess: 'Weniger zeigen',
    lines: 'Zeilen {first}–{last}',
    line: 'Zeile {first}',
    fileOne: '1 Datei',
    fileCount: '{count} Dateien',
    passageOne: '1 Textstelle',
    passageCount: '{count} Textstellen',
  },
  failure: {
    title: 'Dieser Teil des Fensters ist ausgefallen',
    body: 'Die Sitzungen sind sicher: Sie liegen außerhalb des Fensters. Neu laden, um weiterzumachen.',
    disconnected: 'Das Fenster hat die Verbindung zu Lectern verloren. Neu laden, um weiterzumachen.',
  },
  /** What the Reader says in its own words; all else it says is quoted. */
  reader: {
    youSaid: 'Das hast du {when} gesagt:',
    answered: 'Die Antwort {when} lautete:',
    answeredAgain: 'Die Antwort {when} auf fast dieselbe Frage lautete:',
    onDay: 'am {day}',
    onUnknownDay: 'an einem unbekannten Tag',
    inThisSession: 'weiter oben in dieser Sitzung',
    alsoInSources: 'In den Quellen steht:',
    titleOfSource: '{title} · {source}',
    nearPhrase: 'Was gefunden wurde, kommt dem nahe.',
    nearMemory: 'Von allem bisher Gesagten kommt dies am nächsten:',
    nearPassages: 'Keine Textstelle beantwortet das unmittelbar. Am nächsten kommen:',
    nothing: 'Das beantworten weder die Quellen noch etwas, was du mir gesagt hast.',
    nothingIn: 'Das beantworten weder die Quellen (durchsucht: {sources}) noch etwas, was du mir gesagt hast.',
    versionNotFound: 'Einen Abschnitt zu Version {version} gibt es hier nicht.',
    moreOfVersion:
      'In dieser Version hat sich mehr geändert, als hier zitiert ist; im letzten Zitat lässt sich weiterlesen.',
    moreThen: 'In dieser Zeit wurde mehr gesagt; dies ist das Neueste davon. Ein kürzerer Zeitraum bringt den Rest.',
    nothingThen: 'Ich kann mich nicht erinnern, dass du mir damals etwas gesagt hast.',
    nothingFound: 'Das beantwortet nichts in den Quellen.',
    nothingSearched: 'Das beantwortet nichts in den Quellen (durchsucht: {sources}).',
    nothingInWords:
      'In den Wörtern der Frage hast du mir das nie gesagt; was herangezogen wurde, steht bei dieser Antwort.',
    nothingSaid:
      'Ich kann mich nicht erinnern, dass du mir darüber etwas gesagt hast, und die Quellen beantworten es nicht.',
    offer:
      'Ein Repository, in dem die Antwort steht, lässt sich hinzufügen, oder ein Modell verbinden, das sie schreiben kann.',
    profile: 'Im Profil steht:',
    wholeProfile: 'Nichts beantwortet das mit eigenen Worten. Im Profil steht über dich:',
    noted:
      'Das bleibt in der Sitzung und wird auf Nachfrage wieder herangezogen, solange das Gedächtnis an ist. In den Quellen steht dazu nichts.',
    notedBeside:
      'Was dabei gesagt wurde, bleibt in der Sitzung und wird auf Nachfrage wieder herangezogen, solange das Gedächtnis an ist.',
    notedToo:
      'Was du gesagt hast, bleibt in der Sitzung und wird auf Nachfrage wieder herangezogen, solange das Gedächtnis an ist.',
    notedHere: 'Das bleibt nur in dieser Sitzung: Sie ist privat, anderswo wird es nicht herangezogen.',
    notedOnly: 'Das bleibt in der Sitzung. Das Gedächtnis ist aus, anderswo wird es nicht herangezogen.',
    recallOff: 'Das Gedächtnis ist aus; was du in anderen Sitzungen gesagt hast, wurde nicht angesehen.',
    recallNone: 'Hier soll nichts herangezogen werden; was du in anderen Sitzungen gesagt hast, wurde nicht angesehen.',
    recallSession: 'Hier soll nur aus dieser Sitzung herangezogen werden; andere wurden nicht angesehen.',
    recallFailed:
      'Das Gedächtnis hat nicht geantwortet; was du in anderen Sitzungen gesagt hast, wurde nicht angesehen. Bitte nach einer Weile noch einmal fragen.',
    recallIndexing:
      'Die Nachrichten werden noch indiziert; angesehen wurde nicht alles, was du gesagt hast. Bitte nach einer Weile noch einmal fragen.',
    attached: 'Angehängte Dateien lesen nur Sprachmodelle; hier werden allein die Quellen durchsucht: {names}',
    denied: '{address} wurde nicht durchsucht, weil das Hinzufügen abgelehnt ist.',
    failed: 'Die Suche ist fehlgeschlagen. {reason}',
    notSearchedYet:
      'Noch nicht gelesen und deshalb nicht durchsucht: {names}. Bitte noch einmal fragen, wenn alles da ist.',
    searchedInPart:
      'Wird noch gelesen und ist deshalb nur zum Teil durchsucht: {names}. Bitte noch einmal fragen, wenn alles gelesen ist.',
    searchedByWords:
      'Die Bedeutung wird noch gelesen, deshalb ist vieles nur nach seinen Wörtern durchsucht: {names}. Bitte in einer Weile noch einmal fragen.',
    searchedMeaningCut:
      'Das Lesen der Bedeutung wurde angehalten, deshalb ist ein Teil nur nach seinen Wörtern durchsucht: {names}. „Aktualisieren“ setzt es fort.',
    searchedWhileRefreshing:
      'Wird gerade aktualisiert und ist deshalb so durchsucht, wie es vorher war: {names}. Bitte noch einmal fragen, wenn das fertig ist.',
    notLookedAt:
      'Wird noch auf Änderungen geprüft, die neuesten können deshalb fehlen: {names}. Bitte gleich noch einmal fragen.',
    asBefore: 'Jetzt nicht lesbar und deshalb so durchsucht, wie es vorher war: {names}. Den Grund nennen die Quellen.',
    notSearched: '{address} wurde nicht durchsucht. {reason}',
    freed: '{name} wurde nicht durchsucht. {why}',
  },
  banners: { label: 'Hinweise', none: 'Oben steht kein Hinweis.' },
  shell: {
    name: 'Lectern',
    /** Scripts wait for this line. */
    ready: 'Lectern is ready ({ms} ms), data in {folder}',
    alreadyOpen: 'Lectern ist auf {folder} schon geöffnet: Das Fenster liegt vorn.',
    cannotStart: 'Lectern kann nicht starten',
    usage: `Aufruf: lectern [Optionen]

  --ask "FRAGE"           eine Frage ohne Fenster beantworten
  --source ADRESSE        mit --ask: zuerst diese Quelle hinzufügen (URL oder Ordner)
  --session ID            mit --ask: diese Sitzung fortsetzen
  --json                  mit --ask: das ganze Ergebnis ausgeben
  --user-data-dir=ORDNER  alle Daten in diesem Ordner ablegen
  --version               die Version ausgeben
  --help                  dies ausgeben

Andere Optionen gehen an Chromium.`,
    foreignOption: '{option} ist keine Option von Lectern und geht an Chromium.',
    windowFailed: 'Dieses Fenster fällt immer wieder aus',
    windowFailedDetail: 'Die Sitzungen sind sicher: Sie liegen außerhalb des Fensters.',
    windowStuck: 'Dieses Fenster reagiert nicht',
    windowStuckDetail: 'Warten oder neu laden: Eine laufende Antwort geht in beiden Fällen weiter.',
    wait: 'Warten',
    window: 'Fenster',
  },
  /** Electron's own items of the menu, which it names in English alone. */
  menuRoles: {
    about: 'Über Lectern',
    services: 'Dienste',
    hide: 'Lectern ausblenden',
    hideOthers: 'Andere ausblenden',
    unhide: 'Alle einblenden',
    quit: 'Beenden',
    close: 'Fenster schließen',
    minimize: 'Minimieren',
    zoom: 'Zoomen',
    undo: 'Widerrufen',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einsetzen',
    pasteAndMatchStyle: 'Einsetzen und Stil anpassen',
    selectAll: 'Alles auswählen',
    reload: 'Neu laden',
    resetZoom: 'Originalgröße',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    togglefullscreen: 'Vollbild ein oder aus',
    toggleDevTools: 'Entwicklerwerkzeuge',
  },
};
