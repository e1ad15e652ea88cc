import type { errors as english } from '../en/errors';
import type { Text } from '../live-text';

/** The sentence of each error, by its code: `<area>.<what>`. */
export const errors: Text<typeof english> = {
  internal: 'In Lectern ist etwas schiefgegangen. Einzelheiten stehen im Protokoll.',
  'input.invalid': 'Diese Anfrage wurde nicht verstanden.',
  'mention.sessionGone': 'Was die Eingabe erwähnt, konnte nicht gelesen werden: {names}.',
  'prompt.empty': 'Bitte zuerst eine Frage eingeben.',
  'attachment.empty': '{name} enthält keinen Text.',
  'attachment.binary': '{name} ist keine Textdatei. Anhängen lassen sich Text, Code, Markdown, PDF und Bilder.',
  'attachment.tooLarge': '{name} ist länger als {limit} Zeichen.',
  'attachment.reading': 'Dateien werden noch gelesen. Sobald sie da sind, kann gesendet werden.',
  'attachment.tooHeavy': '{name} ist größer als {limit} MB.',
  'attachment.pdfLocked': '{name} ist verschlüsselt. Bitte eine Kopie ohne Passwort speichern und diese anhängen.',
  'attachment.pdfBroken': '{name} konnte nicht als PDF gelesen werden.',
  'attachment.pdfPages': '{name} hat mehr als {limit} Seiten.',
  'attachment.pictureBroken': '{name} konnte nicht als Bild gelesen werden.',
  'attachment.tooManyPixels': '{name} hat mehr als {limit} Millionen Pixel.',
  'attachment.notSeen':
    '{model} kann keine Bilder ansehen. Bitte ein Modell wählen, das es kann, oder {name} herausnehmen.',
  'attachment.picturesLeftOut': '{model} kann keine Bilder ansehen: Es wurde keines gesendet.',
  'attachment.noFile': '{name} ist keine Datei. Ein Ordner lässt sich stattdessen als Quelle hinzufügen.',
  'attachment.unreadable': '{name} konnte nicht gelesen werden.',
  'attachment.tooMany': 'Zu einer Eingabe gehören höchstens {limit} Dateien.',
  'attachment.tooMuch': 'Alle angehängten Dateien zusammen sind länger als {limit} Zeichen.',
  'prompt.tooLong': 'Diese Eingabe ist länger als {limit} Zeichen.',
  'source.sentWhole': 'Der Server kann nichts weglassen, deshalb wurde alles geholt, auch was nicht gelesen wird.',
  'import.sameId': 'Eine Unterhaltung davor hat dieselbe Kennung und sagt etwas anderes; jene wurde behalten.',
  'session.unknown': 'Diese Sitzung gibt es nicht mehr.',
  'session.notPrivate': 'Nur eine private Sitzung wird sofort gelöscht. Diese kommt in den Papierkorb.',
  'message.unknown': 'Diese Nachricht ist nicht mehr vorhanden.',
  'message.erased': 'Diese Nachricht ist gelöscht und lässt sich nicht zurückholen.',
  'turn.notRetryable': 'Hier gibt es nichts zu wiederholen.',
  'turn.running': 'Gerade wird eine Antwort geschrieben. Bitte warten oder sie anhalten.',
  'turn.notContinuable': 'Es gibt keine unvollständige Antwort, die sich fortsetzen ließe.',
  'turn.toolLoop': 'Das Modell rief immer wieder Werkzeuge auf; nach {steps} Schritten wurde abgebrochen.',
  'tool.badInput': 'Der Aufruf passt nicht zu {tool}: {problems}.',
  'tool.noQuery': 'Die Suchanfrage ist leer. Sie muss sagen, was gesucht wird.',
  'tool.unknown': 'Es gibt kein Werkzeug namens {tool}.',
  'tool.notJson': 'Der Aufruf von {tool} ist kein JSON.',
  'turn.unwritten':
    'Die Antwort wurde hier beendet: Der Datenträger nimmt nichts an, und mehr davon im Arbeitsspeicher zu halten geht nicht. Bitte noch einmal versuchen, sobald er es wieder tut.',
  'turn.forgotten': 'Angehalten, weil vergessen wurde, worauf die Antwort beruhte.',
  'turn.emptyAnswer': 'Das Modell hat nichts zurückgeschickt.',
  'model.lengthLimit': 'Die Antwort endet hier, weil das Modell seine Höchstlänge erreicht hat.',
  'model.refused': 'Unter {address} antwortet nichts. Läuft der Server?',
  'model.unauthorized': '{address} hat den API-Schlüssel nicht angenommen.',
  'model.rateLimited': '{address} bittet um weniger Anfragen. Bitte gleich noch einmal versuchen.',
  'model.rateLimitedFor': '{address} bittet, mit der nächsten Anfrage {wait} zu warten. Danach noch einmal versuchen.',
  'model.waiting':
    '{address} konnte gerade nicht antworten und wird nach {seconds} s noch einmal gefragt (Versuch {attempt} von {tries}).',
  'model.waited':
    '{address} konnte zuerst nicht antworten und wurde noch einmal gefragt (Versuch {attempt} von {tries}).',
  'model.webPage':
    '{address} hat mit einer Webseite geantwortet. Vielleicht verlangt dieses Netz erst eine Anmeldung, oder unter der Adresse ist kein Modell.',
  'model.proxy': 'Der Proxy dieses Computers erreicht {address} nicht.',
  'model.offline':
    'Dieser Computer hat kein Netz und erreicht {address} nicht. Bitte noch einmal versuchen, sobald es wieder da ist.',
  'model.lostInSleep': 'Die Verbindung zu {address} ging verloren, während der Computer im Ruhezustand war.',
  'model.status': '{address} hat mit Status {status} geantwortet.',
  'model.stalled': 'Das Modell unter {address} antwortet nicht mehr.',
  'model.broken': 'Die Antwort von {address} brach ab oder war nicht lesbar.',
  'model.noTools':
    'Dieses Modell unter {address} kann keine Werkzeuge aufrufen und deshalb die Quellen nicht durchsuchen. Bitte ein anderes wählen.',
  'model.certificate': 'Dieser Computer vertraut dem Zertifikat von {address} nicht.',
  'model.address': 'Das ist keine brauchbare Adresse mit http oder https.',
  'model.addressMissing': 'Bitte die Adresse eines Modellservers eingeben, etwa http://127.0.0.1:11434/v1.',
  'model.unsafePort':
    'An {address} wird nichts gesendet: Dieser Port gehört zu einem anderen Dienst. Bitte einen anderen nehmen.',
  'model.unknown': 'Das Modell {model} ist nicht mehr verbunden. Bitte ein anderes wählen.',
  'model.keyMissing': 'Dieser Anbieter verlangt einen API-Schlüssel.',
  'source.addressMissing': 'Bitte eine Git-Adresse oder einen Ordner eingeben.',
  'source.address': 'Das ist weder die Adresse eines Repositorys noch der vollständige Pfad eines Ordners.',
  'source.scheme':
    'Lectern lädt von Adressen mit https, ssh und – auf diesem Computer – http und liest lokale Ordner; hiervon nicht.',
  'source.nameTaken': 'Eine andere Quelle heißt schon {name}. Bitte einen anderen Namen wählen.',
  'source.fixed': '{name} gehört zu Lectern und bleibt, wie es ist.',
  'source.meaningCut':
    'Nach Bedeutung ist nur ein Teil durchsuchbar, weil das Einlesen angehalten wurde oder abbrach. Nach Wörtern wird alles gefunden. „Aktualisieren“ macht weiter.',
  'source.indexCut':
    'Angehalten, bevor alles eingelesen war; deshalb wird hier nicht gesucht. „Aktualisieren“ macht mit dem weiter, was da ist.',
  'source.freed': 'Der Speicher wurde freigegeben. „Aktualisieren“ lädt die Quelle neu.',
  'source.unused':
    'So lange, wie ein Repository laut den Einstellungen bleibt, hat niemand darin gesucht; deshalb wurde der Speicher freigegeben. „Aktualisieren“ lädt es neu.',
  'source.overLimit':
    'Geladene Repositorys dürfen laut den Einstellungen {limit} GB belegen, und dieses wurde am längsten nicht benutzt; deshalb wurde der Speicher freigegeben. „Aktualisieren“ lädt es neu.',
  'source.notRead': '{path} gehört zu dieser Quelle, wird aber nicht gelesen. {reason}.',
  'source.indexing': '{name} wird gerade gelesen und indiziert. Bitte gleich noch einmal fragen.',
  'source.notIndexed': '{name} ist nicht indiziert. Unter „Quellen“ lässt sich die Quelle aktualisieren.',
  'source.leaving': '{name} wird gerade entfernt. Danach lässt sich die Quelle wieder hinzufügen.',
  'source.missing': 'Unter {path} gibt es keinen Ordner.',
  'source.isFile':
    '{path} ist eine Datei. Hinzufügen lässt sich der Ordner, in dem sie liegt; eine einzelne Datei lässt sich an eine Frage anhängen.',
  'source.unknown': 'Diese Quelle gibt es hier nicht mehr.',
  'source.noSuch': '„{name}“ ist weder der Name einer vorhandenen Quelle noch die Adresse eines Repositorys.',
  'source.deceptive': 'Diese Adresse enthält Zeichen, die verbergen, wohin sie führt; sie wird nicht geladen.',
  'source.folderByUser':
    'Das ist ein Ordner auf diesem Computer. Ordner lassen sich nur von Hand hinzufügen, mit „Repository hinzufügen“.',
  'source.folderRef':
    '{name} gibt es hier nicht im Stand {ref}. Ein Ordner in einem anderen Branch, Tag oder Commit lässt sich nur von Hand hinzufügen.',
  'source.notMentioned': 'Diese Eingabe beschränkt sich auf das, was sie erwähnt: {names}.',
  'source.notNamed': 'Auch die gemeinte Quelle muss genannt werden.',
  'source.notAdded': 'Diese Quelle ist nicht hinzugefügt. Eine Suche, die ihre Adresse nennt, fragt um Erlaubnis.',
  'source.notRepository': 'Unter {address} gibt es kein Git-Repository.',
  'source.needsPassword':
    '{address} verlangt ein Passwort. Git hat keines dafür, oder seines wird abgelehnt: Git so einrichten, dass es sich selbst anmeldet, dann noch einmal versuchen.',
  'source.hasPassword':
    'In der Adresse steht ein Passwort, das Lectern weder annimmt noch behält. Git so einrichten, dass es sich selbst anmeldet (das Passwort behält sein Credential Helper), dann die Adresse ohne Passwort angeben.',
  'source.unreachable': '{address} ist nicht erreichbar.',
  'source.serverFailed': 'Der Server von {address} meldet einen Fehler bei sich. Bitte später noch einmal versuchen.',
  'source.tooOften':
    'Der Server von {address} wurde zu oft gefragt und nimmt vorerst nichts mehr an. Bitte später noch einmal versuchen.',
  'source.certificate':
    'Dieser Computer vertraut dem Zertifikat von {address} nicht. Git muss dem Aussteller vertrauen; dann noch einmal versuchen.',
  'source.emptyRepository': 'Das Repository unter {address} ist leer.',
  'source.wrongRef': '{address} hat keinen Branch, kein Tag und keinen Commit namens {ref}.',
  'source.wrongRefOfPath':
    '{address} hat keinen Branch, kein Tag und keinen Commit namens {ref}. Enthält der Name Schrägstriche, gehört er ganz unter „Branch, Tag oder Commit“, getrennt von „Ordner darin“.',
  'source.shortCommit':
    '{address} hat weder einen Branch noch ein Tag namens {ref}. Ist es ein Commit, müssen alle 40 Zeichen seiner Kennung angegeben werden: Nach einem Teil davon sucht ein Server nicht.',
  'source.wrongPath': 'In dieser Quelle gibt es keinen Ordner {path}.',
  'source.gitMissing':
    'Git ist nicht installiert; Repositorys können nicht geladen werden. Mit Ordnern geht es trotzdem.',
  'source.noFile': 'In dieser Quelle gibt es keine Datei {path}.',
  'source.otherFile': 'In dieser Quelle gibt es keine Datei {path}. Am nächsten kommen: {paths}.',
  'source.noLine': '{path} hat {lines} Zeilen.',
  'source.noText': 'In {name} gibt es keinen Text, der sich durchsuchen ließe.',
  'source.tooLarge': 'Unter {address} liegen zu viele Dateien. Bitte einen Ordner darin nennen.',
  'source.tooMuch': '{address} sendet mehr, als Lectern von einem Repository annimmt; deshalb wurde abgebrochen.',
  'source.stalled': '{address} antwortet nicht mehr.',
  'source.neverEnds':
    '{address} kommt mit der Antwort an kein Ende, deshalb wurde abgebrochen. Später noch einmal versuchen, oder selbst klonen und den Ordner hinzufügen.',
  'source.damaged': 'Das Repository unter {address} ist beschädigt: Ein Teil fehlt oder ist nicht lesbar.',
  'source.redirect':
    '{address} führt zu einem anderen Server, dorthin folgt Lectern nicht. Bitte das Repository unter seiner jetzigen Adresse hinzufügen.',
  'source.plainServer':
    'Der Server von {address} gibt nur einzelne Dateien heraus; davon kann Lectern nicht laden. Bitte selbst klonen und den Ordner hinzufügen.',
  'source.gitOld': 'Git ist älter als {oldest}; Repositorys können nicht geladen werden. Mit Ordnern geht es trotzdem.',
  'source.gitSettings':
    'Git kann auf diesem Computer seine eigenen Einstellungen nicht lesen; Repositorys können nicht geladen werden. „git config --list“ zeigt, wo der Fehler liegt.',
  'source.ledAway':
    'Die Git-Einstellungen dieses Computers (url.insteadOf) leiten {address} dorthin um, wo Lectern nicht lädt. Es nimmt Adressen mit https, ssh und – auf diesem Computer – http.',
  'source.ledElsewhere':
    'Die Git-Einstellungen dieses Computers (url.insteadOf) leiten {address} anderswohin als erlaubt. Um von dort zu laden, muss das Repository von Hand hinzugefügt werden, mit „Repository hinzufügen“.',
  'source.failed': '{address} konnte nicht geladen werden.',
  'place.gone': 'Die Textstelle ist hier nicht mehr vorhanden.',
  'place.sourceAway':
    '„{name}“ ist keine der Quellen auf diesem Rechner. Füge {address} hinzu, dann lässt sich die Textstelle öffnen.',
  'place.folderAway':
    '„{name}“ ist keine der Quellen auf diesem Rechner. Füge sie so hinzu, wie sie dort hinzugefügt war, dann lässt sich die Textstelle öffnen.',
  'place.unchecked':
    'Das kommt aus einer importierten Sitzung und ist nicht geprüft: Keine Quelle auf diesem Rechner hat die Datei so, wie sie dort zitiert ist. Füge die Quelle hinzu und öffne die Sitzung dann noch einmal.',
  'knowledge.lost':
    'Der Teil von Lectern, der sucht und sich erinnert, brach mittendrin ab. Er ist neu gestartet; bitte noch einmal versuchen.',
  'knowledge.failing':
    'Der Teil von Lectern, der sucht und sich erinnert, bricht immer wieder ab und wird eine Minute lang nicht neu gestartet. Antworten kommen ohne ihn und bleiben erhalten.',
  'memory.broken':
    'Das Gedächtnis lässt sich nicht öffnen. Antworten kommen trotzdem und bleiben erhalten, bis es wieder geht.',
  'memory.off': 'Das Gedächtnis ist aus oder darf hier nicht beschrieben werden; gemerkt wurde nichts.',
  'profile.blank':
    'Ein Eintrag des Profils darf nicht leer sein. Um einen zu ersetzen, muss dastehen, was stattdessen gilt.',
  'profile.noEntry': 'In diesem Abschnitt des Profils gibt es keinen Eintrag „{entry}“.',
  'profile.entryTooLong': 'Ein Eintrag des Profils unter „{section}“ darf höchstens {limit} Zeichen haben.',
  'profile.sectionFull': 'Der Abschnitt „{section}“ des Profils darf höchstens {limit} Einträge haben.',
  'profile.full': 'Das ganze Profil darf höchstens {limit} Zeichen haben. Bitte zuerst etwas entfernen oder kürzen.',
  'profile.changed': 'Das Profil wurde inzwischen geändert. Bitte die Änderung ansehen und noch einmal sichern.',
  'profile.noVersion': 'Diese Version des Profils ist nicht mehr vorhanden.',
  'embedder.unreachable': '{address} ist nicht erreichbar; das Modell wurde nicht geladen.',
  'embedder.status': '{address} hat mit Status {status} geantwortet; das Modell wurde nicht geladen.',
  'embedder.redirect':
    '{address} führt zu einem anderen Server, dorthin folgt Lectern nicht. Bitte stattdessen einen Modellordner verwenden.',
  'embedder.stalled':
    '{address} sendet nichts mehr. Was da ist, bleibt erhalten; ein neuer Download macht damit weiter.',
  'embedder.cut':
    'Der Download von {address} brach ab. Was da ist, bleibt erhalten; ein neuer Download macht damit weiter.',
  'embedder.checksum': 'Was {address} gesendet hat, ist nicht das bekannte Modell und wurde gelöscht.',
  'embedder.notThere': 'In diesem Ordner gibt es kein {file}.',
  'embedder.damaged':
    '{file} fehlt, ist beschädigt oder gehört zu einem anderen Modell; das Modell ist nicht verwendbar.',
  'embedder.unusable':
    'Dieser Computer kann das Einbettungsmodell nicht ausführen, oder es antwortet anders als bekannt.',
  'embedder.bundledDamaged':
    '{file} des eingebauten Einbettungsmodells fehlt oder ist beschädigt; das Modell wird nicht verwendet. Lectern neu installieren.',
  'embedder.byWords':
    'Kein Einbettungsmodell ist verwendbar; alles wird nur nach Wörtern gefunden. Siehe Einstellungen.',
  'embedder.stays':
    'Das eingebaute Einbettungsmodell ist nicht verwendbar; nach Bedeutung sucht weiter {model}. Siehe Einstellungen.',
  'embedder.fallback':
    'Das Einbettungsmodell {model} ist nicht verwendbar; nach Bedeutung sucht das eingebaute. Siehe Einstellungen.',
  'memory.withheld':
    'Solange ein Modell Text aus Quellen oder Dateien vor sich hat, kann es das Profil nicht ändern; das geht in einer neuen Sitzung oder von Hand im Profil.',
  'memory.recallSkipped':
    'Das Gedächtnis hat nicht rechtzeitig geantwortet; für diese Antwort wurde nichts herangezogen. Bitte nach einer Weile noch einmal fragen.',
  'memory.partlyIndexed':
    'Viele Nachrichten werden noch indiziert, nicht alle waren durchsuchbar. Bitte nach einer Weile noch einmal fragen.',
  'memory.partlyByWords':
    'Die Bedeutung vieler Nachrichten wird noch erfasst; diese wurden nur nach Wörtern durchsucht. Bitte nach einer Weile noch einmal fragen.',
  'memory.byWords': 'Das Einbettungsmodell hat nicht geantwortet; gesucht wurde nur nach Wörtern.',
  'context.trimmed': 'Damit alles in das Modell passt, wurden frühere Nachrichten weggelassen: {count}.',
  'context.answerCut': 'Damit alles in das Modell passt, wurde die Mitte der bisherigen Antwort weggelassen.',
  'context.resultsCut':
    'Damit alles in das Modell passt, wurde die Mitte dessen weggelassen, was ein Werkzeug gefunden hat.',
  'context.picturesLeftOut': 'Damit alles in das Modell passt, wurden Bilder weggelassen: {count}.',
  'context.promptCut':
    'Die Eingabe ist mit ihren Anhängen länger, als das Modell lesen kann; die Mitte wurde weggelassen.',
  'data.indexCorrupt': 'Ein beschädigter Suchindex wurde nach {aside} zur Seite gelegt und wird neu aufgebaut.',
  'data.corrupt': '{file} war beschädigt, wurde nach {aside} zur Seite gelegt und neu begonnen.',
  'data.startedAnew':
    '{file} war beschädigt, wurde nach {aside} zur Seite gelegt und neu begonnen. Daraus war nichts mehr lesbar: Einstellungen, Verbindungen, Quellen, Entwürfe und nicht ordentlich beendete Antworten fehlen.',
  'data.recovered':
    '{file} war beschädigt. Die Datei ist aus der Sicherung vom {time} wiederhergestellt, mit {rows} Einträgen, die aus der beschädigten noch lesbar waren. Diese liegt im Datenordner als {aside}.',
  'data.putBack':
    '{file} war beschädigt. Die Datei ist wieder so wie in der Sicherung vom {time}; Neueres war aus der beschädigten nicht mehr lesbar. Sie liegt im Datenordner als {aside}.',
  'data.salvaged':
    '{file} war beschädigt, und eine Sicherung davon gab es nicht. Eine neue Datei enthält die {rows} Einträge, die aus der beschädigten noch lesbar waren. Diese liegt im Datenordner als {aside}.',
  'data.relisted': 'Sitzungen, die wieder in der Liste stehen, mit den davon gesicherten Nachrichten: {sessions}.',
  'data.shortened':
    'Sitzungen, deren neueste Nachrichten verloren sind und die mit der letzten verbliebenen enden: {sessions}.',
  'data.gaps':
    'Sitzungen, denen dazwischen Nachrichten fehlen und die mit der letzten verbliebenen davor weitergehen: {sessions}.',
  'data.damaged': 'Die Datei {file} ist beschädigt.',
  'quit.waits': 'Lectern wird gleich beendet, spätestens nach {seconds} s. Alle Antworten sind gesichert.',
  'quit.saves':
    'Lectern wird beendet, sobald die Antworten gesichert sind, spätestens nach {seconds} s. Noch nicht gesichert: {answers}. Was dann noch fehlt, ist aufgehoben und wird beim nächsten Start gesichert.',
  'quit.unwritten':
    'Der Datenträger nimmt nichts an, und Lectern wird spätestens nach {seconds} s beendet. Verloren ginge, was zuletzt kam, in so vielen Sitzungen: {answers}. Bitte jetzt Platz dafür schaffen.',
  'quit.left':
    'Antworten, die noch nicht gesichert waren, als Lectern zuletzt beendet wurde: {answers}. Sie waren aufgehoben und werden jetzt gesichert.',
  'data.full': 'Auf dem Datenträger mit den Daten ist kein Platz mehr.',
  'data.readOnly': 'In den Datenordner kann nicht geschrieben werden.',
  'data.waitsForRoom':
    'Der Datenträger mit den Daten ist voll. Bis wieder Platz ist, wird nichts Neues gesichert: Was getippt wird, bleibt stehen, und Lectern macht von selbst weiter.',
  'data.waitsForDisk':
    'Der Datenträger mit den Daten nimmt nichts an. Bis er es wieder tut, wird nichts Neues gesichert: Was getippt wird, bleibt stehen, und Lectern macht von selbst weiter.',
  'data.newer': '{file} stammt von einem neueren Lectern. Bitte die App aktualisieren, um die Datei zu öffnen.',
  'data.damageFound':
    '{file} ist beschädigt. Lectern bitte beenden und neu starten: Was sich wiederherstellen lässt, kommt dann aus einer Sicherung zurück.',
  'data.indexDamaged':
    'Der Suchindex ist beschädigt. Lectern bitte beenden und neu starten: Er wird dann aus den Nachrichten und Quellen neu aufgebaut.',
  'drafts.unreadRemoved':
    'Entwürfe, die nicht lesbar waren und Vergessenes enthalten konnten, wurden entfernt: {count}.',
  'drafts.unreadStay':
    '{file} im Datenordner ist weder lesbar noch zu entfernen und kann Vergessenes enthalten. Alles andere davon ist gelöscht; bitte dies selbst löschen.',
  'snapshot.elsewhere': 'DATABASE_URL nennt eine Datenbank anderswo; hier entstehen keine Sicherungen.',
  'snapshot.unknown': 'Diese Sicherung gibt es nicht mehr.',
  'snapshot.unusable': 'Die gewählte Sicherung ist beschädigt oder fort; alles bleibt, wie es ist.',
  'snapshot.restored': 'Alles ist wie am {time}. Was bis eben hier war, ist nun auch eine Sicherung.',
  'snapshot.notRestored': 'Die Sicherung konnte nicht wiederhergestellt werden.',
  'snapshot.notBeforeUpdate':
    'Dieses Update hat die Daten geändert, und vorher konnte keine Sicherung entstehen. Die Änderung selbst ist gelungen.',
  'snapshot.notRemoved':
    'Was gelöscht werden soll, steht noch in Sicherungen, und diese ließen sich nicht entfernen. Gelöscht wurde nichts.',
  'database.refused': 'Die Datenbank unter {address} hat die Verbindung abgelehnt.',
  'database.unauthorized': 'Die Datenbank unter {address} hat das Token nicht angenommen.',
  'database.stalled': 'Die Datenbank unter {address} antwortet nicht.',
  'database.failed': 'Die Datenbank unter {address} hat mit einem Fehler geantwortet.',
  'database.file': 'Die Datenbankdatei, die DATABASE_URL nennt, lässt sich nicht öffnen oder beschreiben.',
  'database.address': 'DATABASE_URL muss eine Adresse mit file:, libsql: oder https: sein.',
  'transfer.busy':
    'Gerade läuft ein Import oder Export. Bitte das Ende abwarten oder ihn anhalten und noch einmal versuchen.',
  'import.unreadable': 'Diese Datei ist nicht lesbar.',
  'import.empty': 'Diese Datei ist leer.',
  'import.noConversation': 'Dieser Export enthält keine Unterhaltung.',
  'import.format': 'Das ist kein Export von ChatGPT, Claude oder Lectern.',
  'import.newer': 'Das wurde von einem neueren Lectern exportiert. Bitte die App aktualisieren, um es zu importieren.',
  'import.encoding': 'Das ist kein Text in UTF-8.',
  'import.cut': 'Diese Datei endet mittendrin; alles, was darin vollständig ist, wurde gelesen.',
  'import.damaged':
    'Diese Datei geht nach dem Ende ihrer Unterhaltungen weiter und ist also beschädigt. Was davor steht, wurde gelesen.',
  'import.damagedArchive': 'Dieses Archiv ist beschädigt.',
  'import.noConversations': 'Dieses Archiv enthält keine conversations.json.',
  'import.unsafeArchive': 'Dieses Archiv nennt Dateien außerhalb von sich selbst; nichts davon wurde gelesen.',
  'import.encrypted': 'Dieses Archiv ist verschlüsselt. Bitte entpacken und importieren, was darin ist.',
  'import.bomb': 'Dieses Archiv wird beim Entpacken weit größer als jeder Export; es wurde nicht gelesen.',
  'import.manyEntries':
    'Dieses Archiv enthält mehr als {limit} Dateien. Bitte nur die conversations.json daraus importieren.',
  'import.notJson': 'Diese Unterhaltung ist beschädigt: Sie ist kein JSON.',
  'import.shape': 'Das ist keine Unterhaltung von ChatGPT, Claude oder Lectern.',
  'import.malformed': 'Diese Unterhaltung von {program} ist beschädigt: {place} ist nicht, was ein Export dort hat.',
  'import.tooLarge': 'Diese Unterhaltung ist größer als {limit} MB oder zu tief verschachtelt.',
  'import.longMessage': 'Eine Nachricht dieser Unterhaltung ist länger als {limit} Zeichen.',
  'import.noMessages': 'Diese Unterhaltung hat keine Nachrichten.',
  'import.unknownSender': 'Nachrichten von {senders} wurden ausgelassen: Das bist weder du noch der Assistent.',
  'import.taken': 'Eine Nachricht dieser Unterhaltung gehört hier schon zu einer anderen Sitzung.',
  'diagram.refused': 'Das ist kein Diagramm, das Mermaid zeichnen kann.',
  'diagram.slow': 'Dieses Diagramm zu zeichnen dauert zu lange.',
  'diagram.failed': 'Dieses Diagramm konnte nicht gezeichnet werden.',
  'print.busy': 'Gerade wird eine Sitzung gedruckt. Bitte zuerst den Druckdialog schließen.',
  'print.failed':
    'Das System druckt nicht: {reason}. Als HTML exportiert, lässt sich die Sitzung aus einem Browser drucken.',
  'export.refused': '{file} kann dort nicht gespeichert werden.',
  'search.from': 'from: nimmt me oder assistant, nicht {value}.',
  'search.date': '{value} ist kein Datum. Zulässig sind 2026-01-31, 2026-01 oder 2026.',
  'link.refused': 'Geöffnet werden nur Links mit https.',
  'ask.busy': 'Lectern hat diesen Ordner geöffnet und ist beschäftigt; bitte später noch einmal versuchen.',
  'ask.empty': '--ask braucht eine Frage.',
  'arguments.mistyped': 'Die Option {option} gibt es nicht. War {meant} gemeint?',
  'arguments.missing': '{option} braucht einen Wert.',
  'arguments.needsAsk': '{option} gehört zu --ask.',
  'start.busy': 'Lectern läuft auf {folder} und antwortet nicht. Bitte gleich noch einmal versuchen.',
  'ask.approvalFirst': 'Diese Sitzung wartet auf die Freigabe eines Repositorys. Bitte zuerst in Lectern antworten.',
  'ask.approval': 'Das Modell wollte {address} hinzufügen. Bitte zuerst mit --source hinzufügen.',
};
