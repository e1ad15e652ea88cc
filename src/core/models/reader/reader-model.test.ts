import { isStepCount, streamText, tool, type ModelMessage } from 'ai';
import { describe, expect, it } from 'vitest';
import type { RecalledMessage } from '../../../shared/chat/message';
import { searchDocsInput, type SearchDocsInput, type SearchDocsOutput } from '../../../shared/chat/tools';
import type { ProfileSection } from '../../../shared/domain/profile';
import type { Passage } from '../../../shared/domain/passage';
import type { Attachment } from '../../../shared/domain/attachment';
import { AppError } from '../../errors';
import { attachedText } from '../attached-text';
import { createReaderModel } from './reader-model';
import { ALL_RECALLED, type RecallState } from './recall-state';

const threads = passage(
  1,
  ['Guide', 'Threads'],
  '## Threads\n\nA thread is started with `spawn`. It ends when its function returns.',
);
const pools = passage(2, ['Guide', 'Pools'], '## Pools\n\nA pool keeps eight workers.');

interface Asked {
  readonly passages?: readonly Passage[];
  readonly recalled?: readonly RecalledMessage[];
  readonly profile?: Partial<Record<ProfileSection, string[]>>;
  /** What the search tells beside what it found. */
  readonly rest?: Partial<SearchDocsOutput>;
  readonly before?: readonly ModelMessage[];
  readonly fail?: Error;
  /** The search of a source that the question names is denied, or fails so. */
  readonly isDenied?: boolean;
  readonly failFetch?: Error;
  /** Names that the question has with `@`. */
  readonly mentioned?: readonly string[];
  readonly attached?: Attachment;
  readonly recall?: Partial<RecallState>;
}

interface Answer {
  readonly text: string;
  readonly searches: readonly SearchDocsInput[];
  readonly offer: unknown;
  readonly deltas: number;
}

/** Asks the Reader as a turn does, with a search that finds the given passages. */
async function ask(question: string, asked: Asked = {}): Promise<Answer> {
  const searches: SearchDocsInput[] = [];
  const search = tool({
    inputSchema: searchDocsInput,
    execute: (input) => {
      searches.push(input);
      if (asked.fail !== undefined) throw asked.fail;
      if (asked.failFetch !== undefined && input.source !== undefined) throw asked.failFetch;
      const searched = [{ name: 'guide', commit: 'c0ffee' }];
      return { passages: [...(asked.passages ?? [])], searched, ...asked.rest };
    },
  });
  const files = asked.attached === undefined ? [] : [attachedText(asked.attached)];
  let nextId = 0;
  const result = streamText({
    model: createReaderModel({ newId: () => `call-${(nextId += 1)}` }),
    instructions: 'Say "banana" and nothing else.',
    messages: [...(asked.before ?? []), { role: 'user', content: [...files, { type: 'text', text: question }] }],
    tools: { search_docs: search },
    stopWhen: isStepCount(5),
    providerOptions: {
      lectern: {
        recalled: (asked.recalled ?? []).map((message) => ({ ...message })),
        mentioned: [...(asked.mentioned ?? [])],
        recall: { ...ALL_RECALLED, ...asked.recall },
        profile: { aboutMe: [], preferences: [], projects: [], people: [], openEnds: [], ...asked.profile },
      },
    },
    toolApproval: {
      search_docs: ({ source }) => (asked.isDenied === true && source !== undefined ? 'denied' : undefined),
    },
  });
  let [text, deltas] = ['', 0];
  let offer: unknown;
  for await (const part of result.stream) {
    if (part.type === 'text-delta') [text, deltas] = [text + part.text, deltas + 1];
    if (part.type === 'text-end') offer = part.providerMetadata?.['lectern']?.['offer'];
  }
  return { text, searches, offer, deltas };
}

describe('the Reader, asked about documentation', () => {
  it('searches with the question, then quotes what answers, with its place and citation', async () => {
    const answer = await ask('How is a thread started?', { passages: [pools, threads] });
    expect(answer).toMatchObject({
      searches: [{ query: 'How is a thread started?' }],
      text: '**Guide › Threads** [1]\n\n> A thread is started with `spawn`. It ends when its function returns.',
      offer: undefined,
    });
    expect(answer.deltas).toBeGreaterThan(10);
  });

  it('searches without the name that limits the search', async () => {
    const { searches } = await ask('@guide How is a thread started?', { passages: [threads], mentioned: ['guide'] });
    const alone = await ask('@guide', { mentioned: ['guide'] });
    expect([searches, alone.searches]).toEqual([[{ query: 'How is a thread started?' }], [{ query: '@guide' }]]);
  });

  it('says that it reads no attached files, searches for the question alone, and answers as ever', async () => {
    const attached = { name: 'my_notes.md', size: 5, text: 'Pools of workers.' };
    const { text, searches } = await ask('How is a thread started?', { passages: [threads], attached });
    expect(searches).toEqual([{ query: 'How is a thread started?' }]);
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
    const close = passage(9, ['Sessions', 'When it ends'], 'Nothing happens to a session.');
    const { text } = await ask('What happens to sessions when I uninstall?', { passages: [close, ...filler] });
    expect(text).toMatch(/^No passage answers this directly\. The closest:[^]*\[9\]/);
  });

  it('answers each part of a question of two parts', async () => {
    const { text } = await ask('How is a thread started, and what is a pool?', { passages: [threads, pools] });
    expect(text.match(/\[\d\]/g)).toEqual(['[1]', '[2]']);
  });

  const before: readonly ModelMessage[] = [
    { role: 'user', content: 'How is a thread started?' },
    {
      role: 'assistant',
      content: [{ type: 'tool-call', toolCallId: 'a', toolName: 'search_docs', input: { query: 'x' } }],
    },
    {
      role: 'tool',
      content: [
        {
          type: 'tool-result',
          toolCallId: 'a',
          toolName: 'search_docs',
          output: { type: 'json', value: { passages: [toJson(threads)], searched: [] } },
        },
      ],
    },
    { role: 'assistant', content: 'By spawn.' },
  ];

  it('quotes again what an earlier turn of the session found', async () => {
    const { text } = await ask('How is a thread started?', { before, passages: [] });
    expect(text).toContain('A thread is started with `spawn`.');
  });

  it('quotes of earlier turns nothing that cannot be opened any more, and says what was not searched', async () => {
    const notSearched = [{ name: 'guide_2', why: 'Its space was freed.' }];
    const { text } = await ask('How is a thread started?', { before, passages: [], rest: { gone: [1], notSearched } });
    expect(text.split('\n\n').slice(0, 2)).toEqual([
      'Nothing in your sources answers this (guide searched), and nothing you told me does.',
      'guide\\_2 was not searched. Its space was freed.',
    ]);
    const fail = new AppError('source.freed');
    expect((await ask('How is a thread started?', { before, fail })).text).not.toContain('spawn');
  });

  it('quotes nothing that a file says no more', async () => {
    const now = { ...passage(8, ['Guide', 'Forks'], 'A fork has two teeth.'), blob: 'new' };
    const { text } = await ask('How is a thread started?', { before, passages: [{ ...now, path: threads.path }] });
    expect(text).toMatch(/^Nothing in your sources answers this/);
  });

  it('says plainly in two lines that nothing fits, and offers what helps', async () => {
    expect(await ask('Who won the regatta in 1912?', { passages: [threads, pools] })).toMatchObject({
      text:
        'Nothing in your sources answers this (guide searched), and nothing you told me does.\n\n' +
        'Add a repository that holds the answer, or connect a model that can write one.',
      offer: ['source.add', 'model.connect'],
    });
  });

  it('says what is still being fetched, or read for the first time, beside an answer and without one', async () => {
    const again = { name: 'old', commit: 'c0ffee', isIndexing: true, refreshed: '2026-01-01T00:00:00Z' };
    const searched = [{ name: 'my_notes', commit: null, isIndexing: true }, again];
    const told = { searched, notSearchedYet: ['obs'] };
    const unfinished =
      'Still being fetched, so not searched yet: obs. Ask again once it is there.\n\n' +
      'Still being read, so searched in part only: my\\_notes. Ask again once it is read.';
    const answer = await ask('How is a thread started?', { passages: [threads], rest: told });
    const nothing = await ask('Who won the regatta in 1912?', { passages: [threads], rest: told });
    expect(answer.text).toContain(`its function returns.\n\n${unfinished}`);
    expect(nothing.text).toContain(`nothing you told me does.\n\n${unfinished}\n\nAdd a repository`);
  });

  it('names a repository whose address is in the question as the source', async () => {
    const { searches } = await ask('How do I install https://github.com/owner/project/tree/main/docs?');
    expect(searches).toEqual([{ query: 'How do I install', source: 'https://github.com/owner/project' }]);
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
    expect(searches.at(-1)).toEqual({ query: 'How is a thread started in' });
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

describe('the Reader, asked about the past', () => {
  const cat = recalled('user', 'My cat is called Pixel, and she is grey.');

  it('answers from memory first, in the user’s words and with the day', async () => {
    const { text } = await ask('What is my cat’s name?', { passages: [threads, pools], recalled: [cat] });
    expect(text).toBe('You said on 3 March 2026:\n\n> My cat is called Pixel, and she is grey.');
  });

  it('adds what the sources say when it is exactly that', async () => {
    const said = recalled('user', 'We start each thread with spawn here.');
    const { text } = await ask('What did I say about how a thread is started?', {
      passages: [threads],
      recalled: [said],
    });
    expect(text).toMatch(/^You said on 3 March 2026:[^]*Your sources say:[^]*\[1\]/);
  });

  it('finds the sentences that fit in a long message', async () => {
    const filler = 'The weather was fine and the train was late again. '.repeat(10);
    const long = recalled('user', `${filler}The release moves to the ninth of June. ${filler}`);
    const { text } = await ask('What did I tell you about the release?', { recalled: [long] });
    expect(text).toMatch(/> … The release moves to the ninth of June\. .* …$/);
    expect(text.length).toBeLessThan(420);
  });

  it('does not take a question asked before for an answer, unless questions are asked for', async () => {
    const question = recalled('user', 'What is the name of my cat?');
    const statements = await ask('What did I say about my cat?', { recalled: [question] });
    const questions = await ask('What did I ask about my cat?', { recalled: [question] });
    expect([statements.text.includes('>'), questions.text.includes('> What is the name of my cat?')]).toEqual([
      false,
      true,
    ]);
  });

  it('finds what was said earlier in this session', async () => {
    const before: readonly ModelMessage[] = [
      { role: 'user', content: 'Our staging server is called Otter.' },
      { role: 'assistant', content: 'Noted.' },
    ];
    const { text } = await ask('What is our staging server called?', { before });
    expect(text).toBe('You said earlier in this session:\n\n> Our staging server is called Otter.');
  });

  it('shows the nearest memory as no more than that', async () => {
    const { text } = await ask('Which food should I avoid?', {
      recalled: [near('I am allergic to peanuts.', 0.5), near('My tea is green.', 0.3)],
    });
    expect(text).toBe(
      'Of what you told me, this comes closest:\n\nYou said on 3 March 2026:\n\n> I am allergic to peanuts.',
    );
  });

  it('does not deny what it shows as recalled, though it is a neighbour of what matched', async () => {
    const told = recalled('user', 'My parrot is called Bartholomew and I deploy on Thursdays.');
    const { text } = await ask('Which evening did I say that we deploy the parrot farm?', {
      recalled: [{ ...told, isMatch: false }],
    });
    expect(text).toContain('> My parrot is called Bartholomew and I deploy on Thursdays.');
  });

  it('shows nothing as closest that is only the best of what does not answer', async () => {
    const { text } = await ask('What is my cat called?', { recalled: [near('The password is kestrel.', 0.32)] });
    expect(text).toContain('nothing you told me does');
  });

  it.each([
    ['off', 'Memory is off, so nothing you told me in other sessions was looked at.'],
    ['none', 'Recall is set to nothing here, so nothing you told me in other sessions was looked at.'],
    ['failed', 'Memory did not answer, so nothing you told me in other sessions was looked at.'],
  ] as const)('denies nothing where it did not look: recall is %s', async (reach, told) => {
    const { text } = await ask('What is my cat called?', { recall: { reach } });
    expect(text).toContain(`Nothing in your sources answers this (guide searched).\n\n${told}`);
  });

  it('says that messages are still being indexed, and that no other session was looked at', async () => {
    const { text } = await ask('What is my cat called?', { recall: { reach: 'session', isIndexing: true } });
    expect(text).toContain(
      'nothing you told me does.\n\nRecall is set to this session, so no other was looked at.\n\nYour messages are still',
    );
  });

  describe('asked for a time', () => {
    const now = new Date(2026, 2, 15, 12).getTime();
    const on = (day: number, text: string): RecalledMessage => ({
      ...recalled('user', text),
      createdAt: new Date(2026, 2, day, 9).getTime(),
    });
    const said = [on(14, 'The alder fell.'), on(15, 'Yesterday I sold the armchair.'), on(15, 'The kiln is hot?')];

    it.each([
      ['What did I tell you today?', ['Yesterday I sold the armchair.']],
      ['What did I tell you yesterday?', ['The alder fell.']],
      ['What did I say on Saturday?', ['The alder fell.']],
      ['What did I say about the armchair today?', ['Yesterday I sold the armchair.']],
      ['What did we talk about this week?', ['Yesterday I sold the armchair.', 'The alder fell.']],
      ['What did I tell you two days ago?', []],
    ])('tells what was said then, newest first: %s', async (question, told) => {
      const { text } = await ask(question, { recalled: said, recall: { now }, passages: [threads] });
      expect([...text.matchAll(/^> (.+)$/gm)].map(([, quote]) => quote)).toEqual(told);
      expect(text.includes('I cannot recall that you told me anything then.')).toBe(told.length === 0);
    });

    it('takes what was said in this session for the newest', async () => {
      const before: readonly ModelMessage[] = [{ role: 'user', content: 'The lamp is lit.' }];
      const { text } = await ask('What did I tell you today?', { recalled: said, recall: { now }, before });
      expect(text).toMatch(/earlier in this session:\n\n> The lamp is lit\.[^]*> Yesterday I sold the armchair\.$/);
    });
  });

  it('says plainly that it cannot recall', async () => {
    const { text } = await ask('What did I say about the budget?', { passages: [threads] });
    expect(text).toMatch(/^I cannot recall that you told me anything about this/);
  });

  it('answers from memory although the search failed', async () => {
    const { text } = await ask('What is my cat’s name?', { recalled: [cat], fail: new AppError('source.unknown') });
    expect(text).toMatch(/^The search failed\. .*\n\nYou said on 3 March 2026:/);
  });

  it('takes what it is told without pretending to understand it', async () => {
    const { text, offer } = await ask('My cat is called Pixel.', { passages: [threads] });
    expect([text, offer]).toEqual([expect.stringMatching(/^This is kept in the session/), undefined]);
  });

  it.each([
    'The wifi password of the cabin is kestrel.',
    'Remember: the invoice number of the thread is 4711.',
    'Der Ersatzschlüssel liegt unter dem Blumentopf.',
    '我的猫叫小黑，今年三岁。',
    '妹の名前はさくらです。',
    '내 여동생은 부산에 살고 있어요.',
    'Пароль от сейфа в синей тетради.',
  ])('says that what was told is kept: %s', async (told) => {
    const kept = await ask(told, { passages: [pools] });
    const here = await ask(told, { recall: { isPrivate: true } });
    const only = await ask(told, { recall: { reach: 'off' } });
    expect([kept.text, here.text, only.text, kept.offer]).toEqual([
      expect.stringMatching(/^This is kept in the session, and recalled/),
      'This is kept in this session alone: it is private, so it is recalled nowhere else.',
      'This is kept in the session. Memory is off, so it is not recalled elsewhere.',
      undefined,
    ]);
  });

  it('leaves memory out where the sources answer and nobody asked for it', async () => {
    const { text } = await ask('How is a thread started?', { passages: [threads], recalled: [cat] });
    expect(text).not.toContain('Pixel');
  });
});

describe('the Reader, asked about the user', () => {
  const profile = {
    aboutMe: ['Name: Éva [1]', '# Lives in Bergen'],
    preferences: ['Short answers', 'Threads over pools'],
    people: ['Otto is my brother'],
  };

  it.each(['What do you know about me?', 'Who am I?', 'Tell me everything you know about me.', 'Show my profile'])(
    'gives the whole profile, as the plain text that it is: %s',
    async (question) => {
      const { text, offer } = await ask(question, { profile, passages: [threads] });
      expect([text, offer]).toEqual([
        'Your profile says:\n\n> **About me**\n>\n> - Name: Éva \\[1\\]\n> - \\# Lives in Bergen\n>\n' +
          '> **Preferences**\n>\n> - Short answers\n> - Threads over pools\n>\n' +
          '> **People**\n>\n> - Otto is my brother',
        undefined,
      ]);
    },
  );

  it.each([
    ['What is my name?', '> **About me**\n>\n> - Name: Éva \\[1\\]'],
    ['Who is Otto?', '> **People**\n>\n> - Otto is my brother'],
    ['Wo wohnt Otto?', '> **People**\n>\n> - Otto is my brother'],
    ['Who is my brother?', '> **People**\n>\n> - Otto is my brother'],
    ['What are my preferences?', '> **Preferences**\n>\n> - Short answers\n> - Threads over pools'],
  ])('gives the entries that answer: %s', async (question, quote) => {
    expect((await ask(question, { profile, passages: [pools] })).text).toBe(`Your profile says:\n\n${quote}`);
  });

  it('gives what was said of it too, with its day', async () => {
    const said = recalled('user', 'My brother Otto sails.');
    const { text } = await ask('Who is my brother?', { profile, recalled: [said] });
    expect(text).toMatch(/^Your profile says:[^]*You said on [^]*My brother Otto sails\./);
  });

  it.each([
    ['How is a thread started?', { passages: [threads] }],
    ['How do I start threads and pools?', { passages: [threads] }],
    ['My brother Otto sails.', {}],
    ['What is my shoe size?', {}],
  ])('leaves the profile out of what is not about it: %s', async (question, asked) => {
    expect((await ask(question, { ...asked, profile })).text).not.toContain('Your profile');
  });

  it('says nothing of a profile that is empty', async () => {
    expect((await ask('What do you know about me?')).text).not.toContain('Your profile');
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

it('an earlier answer is quoted where neither the user nor a source says it, and nowhere else', async () => {
  const earlier = recalled('assistant', 'The harbour crane lifts forty tonnes at most.');
  const question = 'How many tonnes does the harbour crane lift?';
  const crane = passage(3, ['Guide', 'Cranes'], '## Cranes\n\nThe harbour crane does lift fifty tonnes.');
  const alone = await ask(question, { recalled: [earlier], passages: [pools] });
  const beside = await ask(question, { recalled: [earlier], passages: [crane] });
  expect([alone.text, alone.offer]).toEqual([
    'The answer on 3 March 2026 was:\n\n> The harbour crane lifts forty tonnes at most.',
    undefined,
  ]);
  expect(beside.text).not.toContain('forty');
});

describe('the Reader, asked again what a language model answered', () => {
  const lamp = 'Which lamp does lighthouse 7 have?';
  const lens = 'A Fresnel lens of 1807.';
  const answered = (question: string, answer: string): readonly RecalledMessage[] => [
    { ...recalled('user', question), messageId: 'question', isMatch: false },
    { ...recalled('assistant', answer), messageId: 'answer', parentId: 'question' },
  ];

  it.each([lamp, 'what lamp has lighthouse 7', 'What is the lamp of lighthouse number 7?'])(
    'quotes that answer as one of that day: %s',
    async (question) => {
      const { text, offer } = await ask(question, { recalled: answered(lamp, lens), passages: [pools] });
      expect([text, offer]).toEqual([
        `The answer on 3 March 2026 to nearly the same question was:\n\n> ${lens}`,
        undefined,
      ]);
    },
  );

  it.each([
    'Which lamp does lighthouse 8 have?',
    'Which lamp do lighthouses 7 and 9 have?',
    'Which keeper does lighthouse 7 have?',
    'Which lamp is it?',
  ])('takes no other question for the same: %s', async (question) => {
    const { text } = await ask(question, { recalled: answered(lamp, lens) });
    expect(text).not.toContain('Fresnel');
  });

  it('finds the question behind an answer in several messages', async () => {
    const [question, part] = answered(lamp, 'I look it up.');
    const last = { ...recalled('assistant', lens), messageId: 'last', parentId: 'answer' };
    const { text } = await ask(lamp, { recalled: [question, part, last].filter((each) => each !== undefined) });
    expect(text).toContain(`> ${lens}`);
  });

  it('never takes what was told, quoted or forgotten for an answer', async () => {
    const told = await ask('Did I say that the lamp of lighthouse 7 is out?', {
      recalled: answered('The lamp of lighthouse 7 is out.', 'Noted.'),
    });
    const quoted = await ask(lamp, { recalled: answered(lamp, `You said on 2 March 2026:\n\n> ${lens}`) });
    const forgotten = await ask(lamp, { recalled: answered('', lens) });
    expect([told.text.includes('Noted'), quoted.text.includes('Fresnel'), forgotten.text.includes('Fresnel')]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

it('what it quotes of an earlier answer has no numbers of that session', async () => {
  const earlier = { ...recalled('assistant', 'The pump runs at noon [2], and at dusk [1][3].'), quotesSources: true };
  const { text } = await ask('What did you say about the pump at noon?', { recalled: [earlier] });
  expect(text).toContain('> The pump runs at noon, and at dusk.');
});

function passage(n: number, trail: readonly string[], text: string, line = n * 10): Passage {
  const place = { sourceKey: 'a'.repeat(64), sourceName: 'guide', commit: 'c0ffee', path: 'docs/guide.md', blob: 'b' };
  return { ...place, n, trail: [...trail], text, lines: [line, line + 5] };
}

function toJson({ lines, ...rest }: Passage) {
  return { ...rest, lines: [...lines] };
}

function recalled(role: 'user' | 'assistant', text: string): RecalledMessage {
  return { messageId: 'm', sessionId: 's', role, text, createdAt: Date.UTC(2026, 2, 3, 12), isMatch: true };
}

/** A match that recall found so near in meaning. */
function near(text: string, nearness: number): RecalledMessage {
  const parts = { words: 0, meaning: 0.3, session: 0, neighbours: 0, time: 0, isPinned: false };
  return { ...recalled('user', text), why: { total: 0.3, near: nearness, ...parts } };
}
