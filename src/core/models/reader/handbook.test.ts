import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commands } from '../../../shared/commands/commands';
import { english } from '../../../shared/text/english';
import { german } from '../../../shared/text/german';
import { shownLanguage } from '../../../shared/text/shown-language';
import { wording } from '../../../shared/text/wording';
import { createKnowledge, type LocalKnowledge } from '../../knowledge/create-knowledge';
import type { SourceUpdate } from '../../knowledge/knowledge';
import { createWordEmbedder } from '../../knowledge/testing/word-embedder';
import { toSearch } from './read-question';
import { writeAnswer } from './write-answer';

const resources = resolve(import.meta.dirname, '../../../../resources');
const HANDBOOKS = { en: join(resources, 'handbook'), de: join(resources, 'handbook-de') };
const KEY = 'a'.repeat(64);

describe.each(['en', 'de'] as const)('the handbook in %s', (language) => {
  beforeEach(() => shownLanguage.set(language));
  afterEach(() => shownLanguage.set('en'));
  const read = (page: string) => readFile(join(HANDBOOKS[language], page), 'utf8');

  it('names every key of every command, and no other', async () => {
    const rows = [...(await read('keyboard.md')).matchAll(/^\| (\S+) \| (.+) \|$/gm)];
    const or = ` ${wording.shortcuts.or} `;
    const known = commands.map((command) => `${command.keys.map(spell).join(or)} ${wording.commands[command.id]}`);
    expect(
      rows
        .map(([, keys, title]) => `${keys} ${title}`)
        .slice(1)
        .toSorted()
        .filter((row) => !row.startsWith('---')),
    ).toEqual(known.toSorted());
  });

  it('quotes sentences of failures as the app says them', async () => {
    const quoted = [...(await read('troubleshooting.md')).matchAll(/^## ["„](.*)["“]$/gm)].map(([, said]) => said);
    const said = Object.values(wording.errors).map((sentence) => sentence.replace(/\{\w+\}/g, '…'));
    expect(quoted.length).toBeGreaterThan(0);
    expect(quoted.filter((sentence) => !said.some((full) => full.startsWith(sentence ?? '?')))).toEqual([]);
  });
});

const ENGLISH: readonly Asked[] = [
  ['What does Lectern remember, and how do I turn memory off?', 'How do I turn memory off'],
  ['Which keys does Lectern know?', 'Which keys does Lectern know'],
  ['how to delete a chat', 'How do I delete a session'],
  ['Where is my data stored?', 'Where is my data'],
  ['connect to ollama', 'How do I use a local model, such as Ollama'],
  ['can I use it offline', 'Does Lectern work offline'],
  ['What is the exit code of --ask?', 'What is the exit code of --ask'],
  ['What is the profile?', 'What is the profile?'],
  ['How do I edit my profile?', 'How do I edit my profile?'],
  ['How do I hash a password?', 'No'],
  ['Who won the regatta in 1912?', 'Nothing in your sources answers this'],
];

const GERMAN: readonly Asked[] = [
  ['Was merkt sich Lectern, und wie schalte ich das Gedächtnis aus?', 'Wie schalte ich das Gedächtnis aus'],
  ['Welche Tasten kennt Lectern?', 'Welche Tasten kennt Lectern'],
  ['Sitzung löschen', 'Wie lösche ich eine Sitzung'],
  ['Wie loesche ich eine Sitzung?', 'Wie lösche ich eine Sitzung'],
  ['Wie kann ich einen Chat löschen?', 'Wie lösche ich eine Sitzung'],
  ['Wo sind meine Daten gespeichert?', 'Wo sind meine Daten'],
  ['geht das auch offline?', 'Funktioniert Lectern offline'],
  ['Was ist der Exit-Code von --ask?', 'Welchen Exit-Code hat --ask'],
  ['Was ist das Profil?', 'Was ist das Profil?'],
  ['Wie kann ich mein Profil bearbeiten?', 'Wie bearbeite ich mein Profil?'],
  ['Wie kann ich einen Ordner hinzufuegen?', 'Wie füge ich einen Ordner hinzu'],
  ['Was enthält der Datenordner?', 'Was liegt im Datenordner'],
  ['Tastenkürzel ändern', 'Wie ändere ich die Tasten eines Befehls'],
  ['Wie kann ich die Schriftgroesse aendern?', 'Wie vergrößere ich die Schrift'],
  ['Wie importiere ich meine ChatGPT-Unterhaltungen?', 'Wie importiere ich Unterhaltungen aus ChatGPT'],
  ['Kann ich Sitzungen exportieren?', 'Wie exportiere ich meine Sitzungen'],
  ['Wie stelle ich die Sprache auf Englisch um?', 'Wie ändere ich die Sprache'],
  ['Wie hänge ich Dateien an eine Frage an?', 'Wie hänge ich eine Datei an'],
  ['dateien anhaengen', 'Wie hänge ich eine Datei an'],
  ['Wie aktualisiere ich meine Repositorys?', 'Wie aktualisiere ich ein Repository'],
  ['Wie entferne ich Quellen?', 'Wie entferne ich eine Quelle'],
  ['zwei fenster oeffnen', 'Kann ich zwei Fenster öffnen'],
  ['Was passiert bei einer beschädigten Datenbank?', 'Was geschieht, wenn eine Datenbank beschädigt ist'],
  ['Wo werden die API-Schlüssel gespeichert?', 'Wo werden API-Schlüssel gespeichert'],
  ['verlangt ein Passwort', '„… verlangt ein Passwort'],
  ['Wo liegen meine Daten auf der Platte?', 'Wo sind meine Daten'],
  ['Wie lasse ich etwas vergessen?', 'Wie bringe ich Lectern dazu, etwas zu vergessen'],
  [
    'Was passiert beim Import, wenn ich die gleiche Datei nochmal importiere?',
    'Was geschieht, wenn ich dieselbe Datei',
  ],
  ['Wie hashe ich ein Passwort?', 'Das beantworten weder'],
  ['Wer hat 1912 die Regatta gewonnen?', 'Das beantworten weder'],
];

type Asked = readonly [question: string, heading: string];

describe.each([
  ['en', english, ENGLISH],
  ['de', german, GERMAN],
] as const)('the handbook in %s, asked by way of the Reader', (language, text, table) => {
  const examples = text.empty.questions.map((question): Asked => [question, question.split(/[,?]/)[0] ?? '']);
  let dir: string;
  let knowledge: LocalKnowledge;
  let last: SourceUpdate;
  beforeAll(async () => {
    shownLanguage.set(language);
    dir = await mkdtemp(join(tmpdir(), 'lectern-'));
    const words = createWordEmbedder();
    const paths = {
      mastraDbPath: join(dir, 'm.db'),
      indexDbPath: join(dir, 'i.db'),
      repositoriesDir: dir,
      embeddingModelDir: dir,
      modelsDir: dir,
      grammarsDir: dir,
    };
    knowledge = createKnowledge(paths, { embedder: async () => words });
    const source = {
      key: KEY,
      kind: 'handbook' as const,
      name: text.sources.handbook,
      address: HANDBOOKS[language],
      ref: null,
      searchPath: null,
    };
    for await (const update of knowledge.sources.update(source)) last = update;
  });
  afterAll(async () => {
    shownLanguage.set('en');
    await knowledge.close();
    await rm(dir, { recursive: true });
  });

  it('is read whole', async () => {
    expect(last).toMatchObject({ type: 'done', indexed: { files: (await readdir(HANDBOOKS[language])).length } });
  });

  async function firstHeading(question: string): Promise<string> {
    const { query } = toSearch(question);
    const { passages: found } = await knowledge.sources.search({ query, keys: [KEY], excludeIds: [], limit: 8 });
    const passages = found.map((passage, at) => ({ ...passage, trail: [...passage.trail], n: at + 1 }));
    const output = { passages, searched: [{ name: text.sources.handbook, commit: null }] };
    const { text: answer } = writeAnswer(
      { question, attached: [], searches: [{ type: 'found', output }], saidBefore: [] },
      [],
    );
    return /^\*\*.*› (.*)\*\* \[\d+\]$/m.exec(answer)?.[1] ?? answer;
  }

  it.each([...examples, ...table])('%s', async (question, heading) => {
    expect((await firstHeading(question)).slice(0, heading.length)).toBe(heading);
  });
});

/** A command's keys as the handbook writes them. */
function spell(keys: string): string {
  const names: Readonly<Record<string, string>> = { $mod: wording.keys.Control, ...wording.keys };
  return keys
    .split('+')
    .map((key) => names[key] ?? (key.length === 1 ? key.toUpperCase() : key))
    .join('+');
}
