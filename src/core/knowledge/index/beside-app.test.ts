import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { shownLanguage } from '../../../shared/text/shown-language';
import { writeFiles } from '../testing/git-repository';
import { sourceOf, update } from '../testing/sources';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';
import type { FoundPassage } from '../knowledge';
import { besideApp } from './beside-app';
import { FITS } from './question-fit';
import { plainReading } from './question-reading';

const HANDBOOK = `# Your data

## Where is my data?

In the folder of your profile. Supported systems: Linux, macOS and Windows.

## How do I export a session?

Open the session and choose Export.

## How long are snapshots kept?

Snapshots are kept for seven days, then the oldest goes.

## What is the exit code of --ask?

The exit code is 0 when the question was answered. The latest version tells more.

## How do I delete a session?

Press the Delete key. Deleting cannot be undone.

## How do I rename a source, or pin it to a commit?

Choose Rename in its menu, or Pin to a commit, and the source keeps it.

## "… answered with a web page."

The address is that of a web page.

## Wie exportiere ich eine Sitzung?

Öffne die Sitzung und wähle Exportieren.
`;

const DOCS = `# Weir

## Data

The data of the gauges: readings are kept for 400 days. An export writes them as text.

## Building

Builds for macOS are supported for development alone.

## Errors

When the server is down the exit code is 69.

## Keys

A key names a gauge.

## Glossary

A page is a block of 4096 bytes.

## Changes

### 3.1

Brass.

## Pegel

Die Werte der Pegel stehen in einer Tabelle.
`;

/** Heading and source of what is found; whether it answers. */
type Found = readonly [heading: string, of: 'app' | 'docs', isAnswer: boolean];

async function opened(docs = DOCS) {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config);
  await writeFiles(join(config.dir, 'book'), { 'data.md': HANDBOOK });
  await writeFiles(join(config.dir, 'docs'), { 'changes.md': docs });
  const app = sourceOf('folder', join(config.dir, 'book'), { name: 'Handbook' });
  const own = sourceOf('folder', join(config.dir, 'docs'), { name: 'weir' });
  for (const source of [app, own]) await update(knowledge, source);
  const find = async (query: string, keys = [app.key, own.key]): Promise<readonly Found[]> => {
    const input = { query, keys, keysOfApp: [app.key], excludeIds: [], limit: 8 };
    const { passages } = await knowledge.sources.search(input);
    return passages.map(({ trail, sourceKey, fit }) => [
      trail.at(-1) ?? '',
      sourceKey === app.key ? 'app' : 'docs',
      fit >= FITS,
    ]);
  };
  const add = async (name: string, text: string): Promise<void> => {
    await writeFiles(join(config.dir, name), { 'page.md': text });
    await update(knowledge, sourceOf('folder', join(config.dir, name), { name }));
  };
  return { find, app, add };
}

describe('beside what the user added, what tells of the app', () => {
  afterEach(() => shownLanguage.set('en'));

  it.each([
    ['How long are readings kept?', 'Data'],
    ['Is macOS supported?', 'Building'],
    ['What is the exit code when the server is down?', 'Errors'],
    ['Where is the data of the gauges?', 'Data'],
  ])('is left out where that answers: %s', async (question, heading) => {
    const { find } = await opened();
    const found = await find(question);
    expect(found[0]).toEqual([heading, 'docs', true]);
    expect(found.filter(([, of]) => of === 'app')).toEqual([]);
  });

  it('answers nothing else that is asked of that, and comes after what is near', async () => {
    const { find } = await opened();
    const found = await find('Which Linux systems and Windows folders are supported?');
    expect(found.filter(([, , isAnswer]) => isAnswer)).toEqual([]);
    expect(found.filter(([, of]) => of === 'app')).not.toEqual([]);
  });

  it.each(['How do I delete a gauge?', 'Wie exportiere ich einen Pegel?'])(
    'has alone what is asked how to do, so nothing answers: %s',
    async (question) => {
      const { find } = await opened(DOCS.replace('An export writes them as text.', ''));
      const found = await find(question);
      expect([found[0]?.[1], found.filter(([, , isAnswer]) => isAnswer)]).toEqual(['docs', []]);
    },
  );

  it.each([
    ['Where is my data?', 'Where is my data?'],
    ['How do I export a session?', 'How do I export a session?'],
    ['what are snapshots?', 'How long are snapshots kept?'],
    ['How do I delete a session?', 'How do I delete a session?'],
    ['How long are snapshots of Lectern kept to export?', 'How long are snapshots kept?'],
    ['Wie exportiere ich eine Sitzung?', 'Wie exportiere ich eine Sitzung?'],
  ])('answers what is asked of the app: %s', async (question, heading) => {
    const { find } = await opened();
    expect((await find(question))[0]).toEqual([heading, 'app', true]);
  });

  it('comes second where both are meant', async () => {
    const { find } = await opened();
    const found = await find('What is a page?');
    expect(found.slice(0, 2)).toEqual([
      ['Glossary', 'docs', true],
      ['"… answered with a web page."', 'app', true],
    ]);
  });

  it('comes first where it says more, whatever else its heading has', async () => {
    const part = '## Sources\n\nThe water of a weir has a source. Who may rename a basin is told by the warden.\n';
    const { find } = await opened(`${DOCS}\n${part}`);
    const heading = 'How do I rename a source, or pin it to a commit?';
    expect((await find('How do I rename a source?'))[0]).toEqual([heading, 'app', true]);
  });

  it('has a place where all that comes first is of others', async () => {
    const pages = Array.from({ length: 12 }, (_, n) => `## Page ${n}\n\nA page is block ${n} of the weir.\n`);
    const { find } = await opened(`${DOCS}\n${pages.join('\n')}`);
    const found = await find('What is a page?');
    expect([found[0]?.[1], found.at(-1)]).toEqual(['docs', ['"… answered with a web page."', 'app', true]]);
  });

  it('has no part in what changed in a version', async () => {
    const { find } = await opened();
    const found = await find('What is the latest version?');
    expect([found[0]?.[0], found.filter(([, of]) => of === 'app')]).toEqual(['3.1', []]);
  });

  it('is asked for by a word that only a source has which is not searched', async () => {
    const { find, add } = await opened();
    await add('dam', 'Snapshots of the dam.');
    expect((await find('what are snapshots?'))[0]).toEqual(['How long are snapshots kept?', 'app', true]);
  });

  it.each(['What is kept in Lectern?', 'What is the latest version?'])(
    'is told apart without a look at the words of others where the question says it: %s',
    async (question) => {
      const passage: FoundPassage = {
        id: 'one',
        sourceKey: 'app',
        sourceName: 'Handbook',
        commit: null,
        path: 'data.md',
        lines: [1, 2],
        blob: 'b',
        trail: ['Data'],
        text: 'Kept.',
        score: 1,
        fit: 1,
      };
      const asked = {
        question,
        reading: plainReading,
        findHeld: () => Promise.reject(new Error('counted')),
        others: [{ name: 'weir' }],
        isOfApp: () => true,
      };
      expect(await besideApp([passage], asked, () => Promise.resolve([passage]))).toEqual([passage]);
      const ofOthers = { ...asked, question: 'What is kept?', isOfApp: () => false };
      expect(await besideApp([passage], ofOthers, () => Promise.resolve([]))).toEqual([passage]);
    },
  );

  it('is all there is where it is searched alone', async () => {
    const { find, app } = await opened();
    expect((await find('Is macOS supported?', [app.key]))[0]).toEqual(['Where is my data?', 'app', true]);
  });
});
