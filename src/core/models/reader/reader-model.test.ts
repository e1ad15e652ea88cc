import { streamText } from 'ai';
import { describe, expect, it } from 'vitest';
import type { ToldSource } from '../../../shared/chat/tools';
import { AppError } from '../../errors';
import { createReaderModel } from './reader-model';
import { askReader as ask, passage, pools, recalled, threads, type Asked } from './testing/ask-reader';

describe('the Reader, asked about documentation', () => {
  it('searches with the question, then quotes what answers, with its place and citation', async () => {
    const answer = await ask('How is a thread started?', { passages: [pools, threads] });
    expect(answer).toMatchObject({
      searches: [{ query: 'How is a thread started?', again: true }],
      text: '**Guide › Threads** [1]\n\n> A thread is started with `spawn`. It ends when its function returns.',
      offer: undefined,
    });
    expect(answer.deltas).toBeGreaterThan(10);
  });

  it('searches without the name that limits the search', async () => {
    const { searches } = await ask('@guide How is a thread started?', { passages: [threads], mentioned: ['guide'] });
    const alone = await ask('@guide', { mentioned: ['guide'] });
    expect([searches, alone.searches]).toMatchObject([[{ query: 'How is a thread started?' }], [{ query: '@guide' }]]);
  });

  it('searches for what the source is asked about that says something', async () => {
    const question = 'What does @guide say about the threads?';
    const { searches } = await ask(question, { passages: [threads], mentioned: ['guide'] });
    const unmentioned = await ask('What does it say about the threads?', { passages: [threads], mentioned: ['guide'] });
    expect([searches, unmentioned.searches]).toMatchObject([
      [{ query: 'What about the threads?' }],
      [{ query: 'What does it say about the threads?' }],
    ]);
  });

  it('speaks of no quotes where what comes near has nothing to quote', async () => {
    const empty = { ...passage(3, ['Guide', 'Rule'], '---'), fit: 0.33 };
    const { text, offer } = await ask('How is a thread started?', { passages: [empty] });
    expect([text.startsWith('Nothing in your sources answers this'), offer]).toEqual([
      true,
      ['source.add', 'model.connect'],
    ]);
  });

  it('says that it reads no attached files, searches for the question alone, and answers as ever', async () => {
    const attached = { name: 'my_notes.md', size: 5, text: 'Pools of workers.' };
    const { text, searches } = await ask('How is a thread started?', { passages: [threads], attached });
    expect(searches).toMatchObject([{ query: 'How is a thread started?' }]);
    expect(text).toMatch(
      /^Attached files are read by language models only.*: my\\_notes\.md\n\n\*\*Guide › Threads\*\* \[1\]/,
    );
  });

  it('keeps a listing whole and what introduces it', async () => {
    const listing = '```sh\nspawn --name worker\n\nspawn --list\n```';
    const filler = 'Something else entirely is said here, at length. '.repeat(12);
    const text = `${filler}\n\nRun this:\n\n${listing}\n\n${filler}`;
    const { text: answer } = await ask('How do I spawn workers by name?', {
      passages: [passage(3, ['Workers'], text)],
    });
    expect(answer).toBe('**Workers** [3]\n\n> Run this:\n>\n> ```sh\n> spawn --name worker\n>\n> spawn --list\n> ```');
  });

  it('leaves out of a quote what leads nowhere: headings, tags, rules, relative links, foreign citations', async () => {
    const text =
      '### Threads {/*threads*/}\n\n<Note>\n\nA thread is [started](/start#now) by [spawn](https://example.org/spawn) [2].\n\n</Note>\n\n::: tip NOTE\n\n---';
    const { text: answer } = await ask('How is a thread started?', { passages: [passage(1, ['Threads'], text)] });
    expect(answer).toBe('**Threads** [1]\n\n> A thread is started by [spawn](https://example.org/spawn) [\u20602].');
  });

  it('quotes source code as a listing', async () => {
    const code = { ...passage(4, [], 'export function openThread(name: string) {}'), path: 'src/open-thread.ts' };
    const { text } = await ask('What does openThread take?', { passages: [code] });
    expect(text).toBe('**src/open-thread.ts** [4]\n\n> ```ts\n> export function openThread(name: string) {}\n> ```');
  });

  it('gives at most five quotes, and none twice', async () => {
    const many = ['Threads', 'More threads', 'Pools', 'Locks', 'Queues', 'Timers'].map((what, at) =>
      passage(at + 1, ['Guide', `Part ${at}`], `${what} start by call ${'abcdef'[at]}${at}.`),
    );
    const question = ['threads', 'pools', 'locks', 'queues', 'timers'].map((what) => `How do ${what} start?`).join(' ');
    const { text } = await ask(question, { passages: [...many, many[0]!] });
    expect(text.match(/^\*\*/gm)).toHaveLength(5);
    expect(new Set(text.match(/\[\d+\]/g)).size).toBe(5);
  });

  it('gives passages of one section as they stand in the file, and where the best of them stood', async () => {
    const section = ['Guide', 'Basics'];
    const later = passage(1, section, 'A thread is started with spawn.', 90);
    const other = passage(2, ['Guide', 'Pools'], 'A pool has started each thread.', 50);
    const sooner = passage(3, section, 'Started or not, a thread has a name.', 20);
    const { text } = await ask('How is a thread started?', { passages: [later, other, sooner] });
    expect(text.match(/\[\d\]/g)).toEqual(['[3]', '[1]', '[2]']);
  });

  it('gives what the search puts first before what has more of the words, unless a heading is asked', async () => {
    const first = passage(5, ['Guide', 'open'], 'It returns a handle of the file.');
    const wordy = passage(6, ['Guide', 'Notes'], 'What open does, and what it does return, is told at the start.');
    const { text } = await ask('What does open return at the start?', { passages: [first, wordy] });
    expect(text.match(/\[\d\]/g)).toEqual(['[5]', '[6]']);
  });

  it('quotes one of two passages of the same lines, or of the same text', async () => {
    const twin = { ...threads, n: 7, trail: ['Guide', 'Threads again'], text: 'A thread is started.' };
    const copy = { ...threads, n: 8, path: 'docs/copy.md' };
    const { text } = await ask('How is a thread started?', { passages: [threads, twin, copy] });
    expect(text.match(/\[\d\]/g)).toEqual(['[1]']);
  });

  it('quotes both of two versions that say otherwise, each with its source', async () => {
    const [key, lines] = ['b'.repeat(64), [1, 3] as [number, number]];
    const old = { ...passage(1, ['Valve'], 'The valve shuts at 3 bar.'), lines, sourceName: 'old', fit: 0.9 };
    const now = { ...old, n: 2, text: 'The valve shuts at 5 bar.', sourceName: 'new_one', sourceKey: key, blob: 'c' };
    const { text } = await ask('At which pressure does the valve shut?', { passages: [now, old] });
    expect(text).toBe(
      '**Valve · new\\_one** [2]\n\n> The valve shuts at 5 bar.\n\n**Valve · old** [1]\n\n> The valve shuts at 3 bar.',
    );
    const renamed = { ...now, sourceName: 'old', commit: 'c0ffee0123456789' };
    const { text: ofOneName } = await ask('At which pressure does the valve shut?', { passages: [renamed, old] });
    expect(ofOneName.match(/^\*\*.*\*\*/gm)).toEqual(['**Valve · old c0ffee0123**', '**Valve · old c0ffee**']);
  });

  it('takes the section about all of the question before one whose heading says a part of it', async () => {
    const special = passage(5, ['Guide', 'How do I fetch a private repository?'], 'Sign in to a private repository.');
    const plain = passage(6, ['Guide', 'How do I add a repository?'], 'Press a key to add a repository.');
    const { text } = await ask('How do I add a private repository?', { passages: [special, plain] });
    expect(text.match(/\[\d\]/g)).toEqual(['[5]', '[6]']);
  });

  it('quotes what the search puts first beside what has more of the words', async () => {
    const first = passage(5, ['Guide', 'Snapshots'], 'State is set for the next render, not for this one.');
    const wordy = passage(6, ['Guide', 'Lists'], 'The list of a slow render lags behind the state.');
    const { text } = await ask('Why is my state a render behind?', { passages: [first, wordy] });
    expect(text.match(/\[\d\]/g)?.toSorted()).toEqual(['[5]', '[6]']);
  });

  it('leaves out a last sentence that introduces what the passage has not', async () => {
    const text = 'A thread is started by spawn.\n\nConsider code like this, for example:';
    const { text: answer } = await ask('How is a thread started?', { passages: [passage(1, ['Threads'], text)] });
    expect(answer).toBe('**Threads** [1]\n\n> A thread is started by spawn.');
  });

  it('does not take a word that only sounds like one of the question for it', async () => {
    const keys = passage(1, ['Keys'], 'Another key shows them all, in the dark too.');
    const { text } = await ask('Is there a dark theme?', { passages: [keys] });
    expect(text).not.toMatch(/^\*\*Keys/);
  });

  it('takes the section whose heading is asked before one that has more of the words', async () => {
    const asked = passage(5, ['Guide', 'Where is the data?'], 'In a folder.');
    const wordy = passage(6, ['Guide', 'Back-up'], 'Copy the data of all threads that is stored today.');
    const { text } = await ask('Where is the data of threads stored today?', { passages: [wordy, asked] });
    expect(text.match(/\[\d\]/)?.[0]).toBe('[5]');
  });

  it('does not take a heading for asked that shares one word, however much filler it has', async () => {
    const needs = passage(1, ['Trouble', '… needs a password.'], 'Set up git, so that it signs in by itself.');
    const other = passage(2, ['Notes', 'Hashes'], 'A commit is a hash.');
    const question = 'How do I hash the password of a user with salt?';
    expect((await ask(question, { passages: [needs, other] })).text).not.toMatch(/^\*\*Trouble/);
  });

  it('calls passages near that miss the one word that matters', async () => {
    const { text } = await ask('Which regatta starts a thread?', { passages: [threads] });
    expect(text).toMatch(/^No passage answers this directly\. The closest:/);
  });

  it('calls passages near that have all of the words but what none has', async () => {
    const filler = Array.from({ length: 6 }, (_, at) =>
      passage(at + 20, ['Other', `Part ${at}`], `Sessions of day ${at}.`),
    );
    const close = passage(9, ['Sessions', 'When it ends'], 'No session is archived.');
    const { text } = await ask('Are sessions archived when I uninstall?', { passages: [close, ...filler] });
    expect(text).toMatch(/^No passage answers this directly\. The closest:[^]*\[9\]/);
  });

  it('answers each part of a question of two parts', async () => {
    const { text } = await ask('How is a thread started, and what is a pool?', { passages: [threads, pools] });
    expect(text.match(/\[\d\]/g)).toEqual(['[1]', '[2]']);
  });

  it('says what was not searched, where nothing answers', async () => {
    const notSearched = [{ name: 'guide_2', why: 'Its space was freed.' }];
    const { text } = await ask('How is a thread started?', { passages: [], rest: { gone: [1], notSearched } });
    expect(text.split('\n\n').slice(0, 2)).toEqual([
      'Nothing in your sources answers this (guide searched), and nothing you told me does.',
      'guide\\_2 was not searched. Its space was freed.',
    ]);
  });

  it('says plainly in two lines that nothing fits, and offers what helps', async () => {
    expect(await ask('Who won the regatta in 1912?', { passages: [threads, pools] })).toMatchObject({
      text:
        'Nothing in your sources answers this (guide searched), and nothing you told me does.\n\n' +
        'Add a repository that holds the answer, or connect a model that can write one.',
      offer: ['source.add', 'model.connect'],
    });
  });

  it('names sources of one name once where nothing answers', async () => {
    const searched = ['guide', 'guide', 'notes'].map((name) => ({ name, commit: null }));
    const { text } = await ask('Who won the regatta in 1912?', { passages: [threads], rest: { searched } });
    expect(text).toContain('(guide, notes searched)');
  });

  it('says what is still being fetched, or read for the first time, beside an answer and without one', async () => {
    const again = { name: 'old', commit: 'c0ffee', isIndexing: true, refreshed: '2026-01-01T00:00:00Z' };
    const searched: ToldSource[] = [{ name: 'my_notes', commit: null, isIndexing: true }, again];
    searched.push({ name: 'my_books', commit: null, isEmbedding: true });
    searched.push({ name: 'my_mail', commit: null, isMeaningCut: true });
    const told = { searched, notSearchedYet: ['obs'], notLookedAt: ['my_tree'], asBefore: ['my_folder'] };
    const unfinished =
      'Not read yet, so not searched: obs. Ask again once it is there.\n\n' +
      'Still being read, so searched in part only: my\\_notes. Ask again once it is read.\n\n' +
      'Being refreshed, so searched as it was before: old. Ask again once that is done.\n\n' +
      'Its meaning is still being read, so much is searched by words alone: my\\_books. Ask again in a while.\n\n' +
      'Reading its meaning was stopped, so part of it is searched by words alone: my\\_mail. Refresh goes on with it.\n\n' +
      'Still being looked at for edits, so the newest of them may be missing here: my\\_tree. Ask again in a moment.\n\n' +
      'Not to be read now, so searched as it was before: my\\_folder. Sources says why.';
    const answer = await ask('How is a thread started?', { passages: [threads], rest: told });
    const nothing = await ask('Who won the regatta in 1912?', { passages: [threads], rest: told });
    expect(answer.text).toContain(`its function returns.\n\n${unfinished}`);
    expect(nothing.text).toContain(`nothing you told me does.\n\n${unfinished}\n\nAdd a repository`);
  });

  it('says first that a phrase in quotation marks was not found word for word', async () => {
    const rest = { phraseNotFound: 'Nothing here has “a_b” word for word.' };
    const answer = await ask('How is a "thread" started?', { passages: [threads], rest });
    const nothing = await ask('"Who won the regatta in 1912?"', { passages: [threads], rest });
    const told = 'Nothing here has “a\\_b” word for word.';
    expect(answer.text.split('\n\n')[0]).toBe(`${told} What was found comes near.`);
    expect(nothing.text).toMatch(/word for word\.\n\nNothing in your sources answers this/);
    const name = await ask('Our boat in the harbour is called "Heron Wing".', { passages: [threads], rest });
    expect(name.text).not.toContain('word for word');
  });

  it('says first that nothing has the name that is asked about, but where memory knows it', async () => {
    const rest = { nameNotFound: 'Nothing here has “pn_pm”.' };
    const { text } = await ask('How is a thread started by pn_pm?', { passages: [threads], rest });
    expect(text).toMatch(/^Nothing here has “pn\\_pm”\. What was found comes near\.\n\n/);
    expect(text).toContain('A thread is started with `spawn`.');
    const profile = { people: ['Wilma is a colleague.'] };
    const known = await ask('Who is Wilma?', { passages: [threads], rest, profile });
    expect(known.text).toMatch(/^Your profile says/);
  });

  it('says first which words were searched in place of others, and answers as if these were asked', async () => {
    const readAs = [{ word: 'thraed', readAs: 'thread' }];
    const written = { passages: [{ ...threads, fit: undefined }], rest: { readAs } };
    const { text } = await ask('How is a thraed ended?', written);
    expect(text).toMatch(/^Searched for “thread” in place of “thraed”\.\n\n\*\*Guide › Threads\*\* \[1\]/);
  });

  it('looks for a word that the sources do not have in what it was told as it is written', async () => {
    const readAs = [{ word: 'Pavel', readAs: 'panel' }];
    const memories = [recalled('user', 'Pavel restores accordions.')];
    const { text } = await ask('Who is Pavel?', { rest: { readAs }, recalled: memories });
    expect(text).toMatch(/> Pavel restores accordions\.$/);
  });

  it('names a repository whose address is in the question as the source', async () => {
    const { searches } = await ask('How do I install https://github.com/owner/project/tree/main/docs?');
    expect(searches).toMatchObject([{ query: 'How do I install', source: 'https://github.com/owner/project' }]);
  });

  it('takes a question of any length', async () => {
    const { searches } = await ask(`Why? ${'😀 long paste '.repeat(50_000)} The end?`);
    expect(searches[0]?.query.length).toBeLessThanOrEqual(2_000);
    expect(searches[0]?.query).toMatch(/^Why\?.*The end\?$/);
  });

  it('says in one sentence that the search failed', async () => {
    const failed = await ask('How is a thread started?', {
      fail: new AppError('source.unreachable', { address: 'host' }),
    });
    const bug = await ask('How is a thread started?', { fail: new TypeError('/home/me/x.ts is undefined') });
    expect([failed.text, bug.text]).toEqual(['The search failed. host cannot be reached.', 'The search failed.']);
  });

  it.each<[what: string, asked: Asked, told: string]>([
    ['is kept out', { isDenied: true }, 'You chose not to add https://host/r.git, so it was not searched.'],
    [
      'cannot be fetched',
      { failFetch: new AppError('source.notRepository', { address: 'https://host/r.git' }) },
      'https://host/r.git was not searched. There is no git repository at https://host/r.git.',
    ],
  ])('answers from the sources there are when a repository that was asked about %s', async (_, asked, told) => {
    const question = 'How is a thread started in https://host/r.git?';
    const { text, searches } = await ask(question, { ...asked, passages: [threads] });
    const nothing = await ask('Who won the regatta in https://host/r.git?', { ...asked, passages: [threads] });
    expect(searches.at(-1)).toEqual({ query: 'How is a thread started in', again: true });
    expect(text).toContain(`${told}\n\n**Guide › Threads** [1]`);
    expect(nothing.text).toContain(`${told}\n\nNothing in your sources answers this (guide searched)`);
  });

  it('asks no third time, and says both, when the sources cannot be searched either', async () => {
    const { text, searches } = await ask('What is in https://host/r.git?', { fail: new AppError('source.notAdded') });
    expect(searches).toHaveLength(2);
    expect(text).toMatch(/^https:\/\/host\/r\.git was not searched\. .*\n\nThe search failed\. .*$/);
  });

  it('reads no instructions', async () => {
    expect((await ask('How is a thread started?', { passages: [threads] })).text).not.toContain('banana');
  });
});

describe('the Reader', () => {
  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const result = streamText({
      model: createReaderModel({ newId: () => 'call' }),
      prompt: 'Who won the regatta?',
      abortSignal: stop.signal,
    });
    const types: string[] = [];
    for await (const part of result.stream) {
      types.push(part.type);
      if (part.type === 'text-delta') stop.abort();
    }
    expect(types.at(-1)).toBe('abort');
  });
});
