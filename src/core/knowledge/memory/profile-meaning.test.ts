import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { emptyProfile } from '../../../shared/domain/profile';
import { createWordEmbedder } from '../testing/word-embedder';
import { loadEmbedder } from './load-embedder';
import { createProfileMeaning } from './profile-meaning';

const profile = {
  ...emptyProfile,
  aboutMe: [
    'I work as a welder',
    'Vegetarian, allergic to peanuts',
    'Lives in Utrecht with two cats',
    'Ich bin Bäckerin',
  ],
  preferences: ['Prefers short answers with examples', 'Speaks Dutch and Turkish', 'Uses Neovim on Debian'],
  projects: ['Migrating the billing service to Go'],
  people: ['Otto, brother, plays the tuba', 'Mina, daughter, born in 2015'],
  openEnds: ['Renew the passport before May'],
};

/** With the entry that answers, or none. */
const QUESTIONS: readonly (readonly [question: string, entry: string | null])[] = [
  ['What do I do for a living?', 'I work as a welder'],
  ['What is my occupation?', 'I work as a welder'],
  ['What can I not eat?', 'Vegetarian, allergic to peanuts'],
  ['Do I eat meat?', 'Vegetarian, allergic to peanuts'],
  ['Which languages do I know?', 'Speaks Dutch and Turkish'],
  ['How should you answer me?', 'Prefers short answers with examples'],
  ['What should I do about my travel documents?', 'Renew the passport before May'],
  ['Which musical instrument does my brother play?', 'Otto, brother, plays the tuba'],
  ['What is my phone number?', null],
  ['Where did I park my car?', null],
  ['How do I undo my last commit?', null],
  ['How do I exit my editor?', null],
  ['When does my train leave?', null],
  ['What did I have for breakfast?', null],
  ['Who is my landlord?', null],
  ['How tall am I?', null],
  ['What is my wife called?', null],
  ['What is in my fridge?', null],
  ['Wie hoch ist meine Miete?', null],
];

test('finds the entry that a question means in other words, and none for a question of something else', async () => {
  const model = await loadEmbedder(resolve(import.meta.dirname, '../../../../resources/models/use-lite'));
  const meaning = createProfileMeaning(async () => model, 60_000);
  // The entries that do not fit into one recall are embedded by the next.
  await meaning.near(profile, 'What is this?', await model.embed('What is this?'));
  for (const [question, entry] of QUESTIONS) {
    const near = await meaning.near(profile, question, await model.embed(question));
    expect([question, near]).toEqual([question, entry === null ? [] : [entry]]);
  }
});

test('embeds each entry once, with the model that serves', async () => {
  const embedded: string[] = [];
  const modelOf = (dimension: number) => {
    const words = createWordEmbedder(dimension);
    return { ...words, id: `words ${dimension}`, embed: (text: string) => (embedded.push(text), words.embed(text)) };
  };
  let model = modelOf(64);
  const meaning = createProfileMeaning(async () => model, 60_000);
  const one = { ...emptyProfile, aboutMe: ['a boat called Ludmila'] };
  const ask = async () =>
    meaning.near(one, 'What is the boat called?', await createWordEmbedder(model.dimension).embed('boat called'));
  const near = [await ask(), await ask()];
  model = modelOf(32);
  near.push(await ask());
  expect([near, embedded]).toEqual([Array.from({ length: 3 }, () => one.aboutMe), [...one.aboutMe, ...one.aboutMe]]);
});

test('a model that never embeds an entry keeps no question waiting', async () => {
  const words = createWordEmbedder();
  const model = { ...words, embed: () => new Promise<Float32Array>(() => undefined) };
  const meaning = createProfileMeaning(async () => model, 1);
  expect(await meaning.near(profile, 'What is the job that I have?', await words.embed('job'))).toEqual([]);
});

test('a slow model is asked for an entry once, however many questions come meanwhile, and has it for a later one', async () => {
  const words = createWordEmbedder();
  const release = Promise.withResolvers<void>();
  const embedded: string[] = [];
  const embed = async (text: string): Promise<Float32Array> => {
    embedded.push(text);
    await release.promise;
    return words.embed(text);
  };
  const meaning = createProfileMeaning(async () => ({ ...words, embed }), 1);
  const one = { ...emptyProfile, aboutMe: ['a boat called Ludmila'] };
  const vector = await words.embed('boat called');
  const ask = () => meaning.near(one, 'What is the boat called?', vector);
  const near = [await ask(), await ask(), await ask()];
  release.resolve();
  await expect.poll(ask).toEqual(one.aboutMe);
  expect([near, embedded]).toEqual([[[], [], []], one.aboutMe]);
});
