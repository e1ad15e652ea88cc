import { describe, expect, it } from 'vitest';
import { directionOf, isBareSearch, partsOf, toSearch } from './read-question';

describe('a question', () => {
  it.each([
    ['What did I say about the release?', 'past'],
    ['Do you remember my cat?', 'past'],
    ['What was it that I told you yesterday?', 'past'],
    ['Remind me what we decided', 'past'],
    ['What is my cat called?', 'own'],
    ['Which editor do I use?', 'own'],
    ['How do I add my repository?', 'other'],
    ['How do I choose a model?', 'other'],
    ['What does Lectern remember?', 'other'],
    ['Who won the regatta?', 'other'],
    ['My cat is called Pixel.', 'statement'],
    ['We deploy on Fridays', 'statement'],
  ])('%s asks for: %s', (question, direction) => {
    const { isAboutPast, isPersonal, isStatement } = directionOf(question);
    expect(isStatement ? 'statement' : isAboutPast ? 'past' : isPersonal ? 'own' : 'other').toBe(direction);
  });

  it.each([
    ['When does my passport expire?', true],
    ['Did I park the car?', true],
    ['Wo wohne ich?', true],
    ['Where do we live?', true],
    ['How old is my dog?', true],
    ['How do I change my shortcuts?', false],
    ['Wie lösche ich meine Sitzung?', false],
    ['Wie heiße ich mit Nachnamen, und wie heißt mein Hund?', true],
    ['Where do I put static assets?', false],
    ['Was passiert, wenn ich die Datei importiere?', false],
    ['Which minefield is ours?', true],
    ['What is myopia?', false],
  ])('%s asks for the user’s own: %s', (text, isOwn) => expect(directionOf(text).isOwn).toBe(isOwn));

  it.each([
    ['vite dev server proxy config', false],
    ['thread pools', false],
    ['the wifi password is kestrel', true],
    ['Der Schlüssel liegt hier', true],
    ['der schlüssel liegt unter dem blumentopf.', true],
    ['妹の名前はさくらです', true],
    ['Sally likes Tom.', true],
    ['Carpenter.', true],
    ['Carpenter', false],
    ['Otto sails.', true],
    ['pooled thread docs', false],
  ])('%s is told: %s', (text, isTold) => expect(directionOf(text).isTold).toBe(isTold));

  it.each([
    ['openDomeSlowly', true],
    ['Thread pools', true],
    ['vite dev server proxy config', true],
    ['the server is down', false],
    ['Otto sails.', false],
    ['Deadline: Friday', false],
    ['What is a thread', false],
    ['妹の名前はさくらです', false],
  ])('%s is nothing but words to look for: %s', (text, isBare) => expect(isBareSearch(text)).toBe(isBare));

  it.each([
    ['"flux capacitor" in Git', false],
    ['«fond perdu» Git', false],
    ['Otto said “no way”.', true],
    ['The lock of the shed at the pond is called “Bruno”', true],
  ])('%s tells something: %s', (text, isTold) => expect(directionOf(text).isTold).toBe(isTold));

  it.each([
    [
      'How do I install git@host.org:team/tool.git?',
      { query: 'How do I install', source: 'git@host.org:team/tool.git' },
    ],
    ['https://github.com/owner/project', { query: 'project', source: 'https://github.com/owner/project' }],
    ['https://host.org/team/tool', { query: 'tool', source: 'https://host.org/team/tool' }],
    ['See (https://git.host.org/team/tool).', { query: 'See (', source: 'https://git.host.org/team/tool' }],
    ['What is in http://127.0.0.1:8080/tool?', { query: 'What is in', source: 'http://127.0.0.1:8080/tool' }],
    ['What is at https://example.org?', { query: 'What is at https://example.org?' }],
    ['https://github.com/owner/project/blob/main/a.md', { query: 'a.md' }],
    [
      'How do citations work? I read about it in https://github.com/foo/bar/issues/12 yesterday.',
      { query: 'How do citations work? I read about it in yesterday.' },
    ],
    [
      'Is https://blog.host.org/posts/pools right about pools?',
      { query: 'Is https://blog.host.org/posts/pools right about pools?' },
    ],
    ['  two\n lines ', { query: 'two lines' }],
    [' ', { query: '?' }],
  ])('%j is searched for as %j', (question, search) => {
    expect(toSearch(question)).toEqual(search);
  });

  it('of a long paste is about no repository that is named in it', () => {
    const script = `function load(){return fetch("https://github.com/owner/project")};`.repeat(20_000);
    expect(toSearch(script)).toEqual({ query: expect.stringContaining('function load()') });
  });

  it('may ask two things', () => {
    expect(partsOf('What is a pool, and how do I start one?')).toEqual(['What is a pool', 'how do I start one?']);
    expect(partsOf('How do I install and configure it?')).toEqual(['How do I install and configure it?']);
  });
});
