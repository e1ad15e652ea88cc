import type { ModelMessage } from 'ai';
import { describe, expect, it } from 'vitest';
import type { Passage } from '../../../shared/domain/passage';
import { wording } from '../../../shared/text/wording';
import { askReader as ask, near, passage, recalled, threads } from './testing/ask-reader';

/** As a search gives it that found the passage to speak of most of the question. */
const loose = (trail: readonly string[], text: string): Passage => ({ ...passage(7, trail, text), fit: 0.6 });
const quotesIn = (text: string): readonly string[] => [...text.matchAll(/^> (.+)$/gm)].map(([, quote = '']) => quote);

describe('asked for what is the user’s own, the Reader', () => {
  const metaphor = loose(['React', 'Forms'], 'A form is like a car: the driver tells it where to turn.');

  it.each([
    ['What colour is our car?', metaphor],
    ['When did I sell the car?', metaphor],
    ['Wie heißt unser Boot?', loose(['Previews'], 'You boot the preview server by its name.')],
    ['Which languages do I speak?', loose(['Models'], 'A model of any language may be connected.')],
    ['Welche Sprachen spreche ich?', loose(['Sprachen'], 'Die Sprachen der App sind Deutsch und Englisch.')],
    ['Where is my tent?', loose(['Lists', 'tent'], 'The tent of a circus is a list.')],
  ])('quotes no passage that has a part of it only, and says that nothing fits: %s', async (question, found) => {
    const { text, offer } = await ask(question, { passages: [found] });
    expect([quotesIn(text), offer]).toEqual([[], ['source.add', 'model.connect']]);
  });

  it('says nothing of a word that was read as another one for passages that it does not quote', async () => {
    const found = loose(['Sign in'], 'A password does expire after a year.');
    const rest = { readAs: [{ word: 'passport', readAs: 'password' }] };
    const own = await ask('When does my passport expire?', { passages: [found], rest });
    const other = await ask('When does a passport expire?', { passages: [found], rest });
    expect([own.text.includes('password'), other.text.includes('password')]).toEqual([false, true]);
  });

  it.each([
    ['What is our base path?', loose(['Build', 'Base'], 'The base path is what all paths begin with.')],
    ['Where is my data stored?', loose(['Data', 'Where is my data?'], 'In a folder.')],
    ['How long are my snapshots kept?', loose(['Data', 'How long are snapshots kept?'], 'A month.')],
    ['Wo liegen meine Daten auf der Platte?', loose(['Daten', 'Wo sind meine Daten?'], 'In einem Ordner.')],
  ])('quotes what has all of it, or asks the same: %s', async (question, found) => {
    expect((await ask(question, { passages: [found] })).text).toMatch(/^\*\*.*\[7\]/);
  });

  it('asked how something is done quotes as ever', async () => {
    const found = loose(['Cars'], 'Press a key to start.');
    const questions = ['How do I wash our car?', 'Wie wasche ich unser Auto?'];
    const answers = await Promise.all(questions.map((question) => ask(question, { passages: [found] })));
    expect(answers.map(({ text }) => text.includes('[7]'))).toEqual([true, true]);
  });

  it('gives the colour that was told', async () => {
    const { text } = await ask('What colour is our car?', { recalled: [recalled('user', 'Our car is a blue Skoda.')] });
    expect(text).toBe('You said on 3 March 2026:\n\n> Our car is a blue Skoda.');
  });
});

describe('asked for a name, the Reader', () => {
  const told = ['My sourdough starter is named Gerald.', 'My name is Ottokar.', 'Mein Hund heißt Bruno.'];
  const given = { recalled: told.map((text) => recalled('user', text)) };

  it.each([
    ['What is my name?', 'My name is Ottokar.'],
    ['Wie heiße ich?', 'My name is Ottokar.'],
    ['What is my sourdough starter called?', 'My sourdough starter is named Gerald.'],
    ['Wie heißt mein Hund?', 'Mein Hund heißt Bruno.'],
  ])('gives that of nobody and nothing else: %s', async (question, name) => {
    expect(quotesIn((await ask(question, given)).text)).toEqual([name]);
  });

  it.each([
    ['What do we call our Skoda?', 'Our Skoda is named Otto.'],
    ['What is the printer called?', 'We call the new printer Gutenberg.'],
    ['What do we call the printer?', 'We call the new printer Gutenberg.'],
    ['Wie nennen wir unseren Hund?', 'Mein Hund heißt Bruno.'],
  ])('gives what one calls it: %s', async (question, name) => {
    const called = ['Our Skoda is named Otto.', 'We call the new printer Gutenberg.'];
    const { text } = await ask(question, {
      recalled: [...called, told[2] ?? ''].map((each) => recalled('user', each)),
    });
    expect([quotesIn(text), text.includes(wording.reader.nearMemory)]).toEqual([[name], false]);
  });

  it('gives no other’s for one that was not told', async () => {
    expect(quotesIn((await ask('What is the name of my boat?', given)).text)).toEqual([]);
  });

  it('gives that of the profile in whatever form', async () => {
    const profile = { aboutMe: ['Called Mirja', 'Lives in Oulu'], people: ['My brother is called Otto'] };
    expect(quotesIn((await ask('What is my name?', { profile })).text)).toEqual(['**About me**', '- Called Mirja']);
  });
});

describe('of two things told of one thing, the newer leads', () => {
  const [old, newer] = ['Our staging server is called heron.', 'Our staging server is called otter now.'];
  const [first, second] = ['The alarm code of the cabin is 7719.', 'The alarm code of the cabin has changed to 2004.'];
  const given = (...texts: readonly string[]) => ({
    recalled: texts.map((text, at) => ({ ...near(text, 0.3, 0.5 - 0.2 * at), createdAt: Date.UTC(2026, 2, 3 + at) })),
  });

  it.each([
    ['What is our staging server called?', old, newer],
    ['Wie heißt unser Staging-Server?', old, newer],
    ['Wie nennt man den Staging-Server?', old, newer],
    ['What is our dog called?', 'Unser Hund heißt Bruno und ist klein.', 'Unser Hund heißt jetzt Otto und ist groß.'],
    ['Wie lautet der Alarm-Code für die Hütte?', first, second],
    [
      'Wie komme ich ins wifi der cabin?',
      'The wifi code of the cabin is otter-71.',
      'The wifi code of the cabin is now heron-12.',
    ],
    ['Wie komme ich im Alarm in die cabin?', first, second],
    ['What shoe size do I wear?', 'My shoe size is 43.', 'Correction: my shoe size is 44, not 43.'],
    ['What shoe size do I wear?', 'My shoe size is 43.', 'Sorry, my shoe size is 44.'],
    ['Welche Schuhgröße trage ich?', 'Meine Schuhgröße ist 43.', 'Korrektur: meine Schuhgröße ist 44, nicht 43.'],
  ])('%s', async (question, before, after) => {
    expect(quotesIn((await ask(question, given(before, after))).text)).toEqual([after, before]);
  });

  it('and answers a German question by a word that it writes in one', async () => {
    const { text } = await ask('Wie heißt jetzt unser Staging-Server?', given(old, newer));
    expect(text).toMatch(/^You said on 4 March 2026:/);
  });

  it.each(['At the cabin an alarm kept Otto awake.', 'The alarm code of the studio is 4410.'])(
    'and another thing does not: %s',
    async (other) => {
      const { text } = await ask('Wie komme ich im Alarm in die cabin?', given(first, other));
      expect(quotesIn(text)).toEqual([first]);
    },
  );
});

it('what somebody else has is not the user’s', async () => {
  const given = { recalled: [recalled('user', 'My sister’s address is 12 Elm Road.')] };
  const [own, others] = [await ask('What is my address?', given), await ask('What is my sister’s address?', given)];
  expect([quotesIn(own.text), quotesIn(others.text)]).toEqual([[], ['My sister’s address is 12 Elm Road.']]);
});

it('what was told of all that is asked comes before passages, and those with a part of it are left out', async () => {
  const fact = 'The production database password is rotated by Ines.';
  const partly = loose(['getpass'], 'Asks for a password of the database.');
  const whole = { ...passage(8, ['Passwords'], 'Who rotates the production database password: the owner.'), fit: 0.9 };
  const question = 'Who rotates the production database password?';
  const given = { recalled: [recalled('user', fact)] };
  const first = await ask(question, { ...given, passages: [partly] });
  const both = await ask(question, { ...given, passages: [whole, partly] });
  expect([quotesIn(first.text), quotesIn(both.text)]).toEqual([
    [fact],
    [fact, 'Who rotates the production database password: the owner.'],
  ]);
  expect(both.text).toContain(wording.reader.alsoInSources);
});

it.each([
  ['The staging server is called heron-stage-04.', loose(['git-stage'], 'Adds file contents to the staging area.')],
  ['Der Drucker steht im Flur.', loose(['Drucken'], 'Der Drucker wird in den Einstellungen gewählt.')],
])('what is told is kept, and quotes nothing that has a part of it: %s', async (told, found) => {
  const rest = { readAs: [{ word: 'heron', readAs: 'hero' }] };
  expect((await ask(told, { passages: [found], rest })).text).toBe(wording.reader.notedToo);
});

it.each([
  ['Actually our staging server is called heron-2 now', 'Our staging server is called heron.'],
  ['The staging server is not called heron any more.', 'The staging server is called heron.'],
  ['We moved the staging server to Bergen', 'Our staging server stands in Oslo, in the cellar.'],
  ['Unser Hund heißt jetzt Otto.', 'Unser Hund heißt Bruno.'],
  ['Мой врач теперь Анна Соколова.', 'Мой врач — Иван Петров.'],
])('what is told anew is kept, and what was told before is no answer to it: %s', async (told, before) => {
  const earlier: readonly ModelMessage[] = [{ role: 'user', content: before }];
  const answers = [{ recalled: [recalled('user', before)] }, { before: earlier }].map((given) => ask(told, given));
  const texts = (await Promise.all(answers)).map(({ text }) => text);
  expect(texts).toEqual([wording.reader.noted, wording.reader.noted]);
});

it.each([
  ['our staging server', 'Our staging server is called heron.', []],
  ['I forgot where the spare key of the cabin is.', 'The spare key of the cabin is in the tin.', []],
  ['Ich weiß nicht mehr, wie unser Hund heißt.', 'Unser Hund heißt Bruno.', []],
  ['I need the wifi password of the cabin.', 'The wifi password of the cabin is kestrel.', [wording.reader.notedToo]],
])('what names a thing without a question is answered with what was told of it: %s', async (text, told, kept) => {
  const answer = await ask(text, { recalled: [recalled('user', told)] });
  expect(answer.text.split('\n\n')).toEqual(['You said on 3 March 2026:', `> ${told}`, ...kept]);
});

it('a message that a passage has word for word is looked up, though it asks nothing', async () => {
  const text = 'The thread ended before its pool was closed.';
  const found = { ...threads, text: `The error “${text}” means that spawn failed.`, fit: 0.9 };
  const answer = await ask(text, { passages: [found] });
  expect([answer.text.includes('means that spawn failed'), answer.text.endsWith(wording.reader.notedToo)]).toEqual([
    true,
    true,
  ]);
});
