import type { ModelMessage } from 'ai';
import { UNDATED } from '../../../shared/chat/known-day';
import { describe, expect, it } from 'vitest';
import { wording } from '../../../shared/text/wording';
import type { RecalledMessage } from '../../../shared/chat/message';
import { AppError } from '../../errors';
import type { Passage } from '../../../shared/domain/passage';
import { askReader as ask, near, passage, pools, recalled, threads } from './testing/ask-reader';

describe('the Reader, asked about the past', () => {
  const cat = recalled('user', 'My cat is called Pixel, and she is grey.');

  it('answers from memory first, in the user’s words and with the day', async () => {
    const { text } = await ask('What is my cat’s name?', { passages: [threads, pools], recalled: [cat] });
    expect(text).toBe('You said on 3 March 2026:\n\n> My cat is called Pixel, and she is grey.');
  });

  it('takes no other’s name for the one that is asked for', async () => {
    const own = [near('My name is Éva.', 0.2), near('The dog barked.', 0.2)];
    const { text } = await ask('What is my dog’s name?', { recalled: own });
    expect(text).toBe('You said on 3 March 2026:\n\n> The dog barked.');
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

  it('asks for no word for telling in what was told', async () => {
    const told = near('The car failed its inspection in Aachen.', 0.2);
    const { text } = await ask('When did I mention Aachen?', { recalled: [told] });
    expect(text).toMatch(/^You said on 3 March 2026:/);
  });

  it('asks for no word for asking to be told again', async () => {
    const told = recalled('user', 'The kiln is at Ringstraße 7.');
    const { text } = await ask('Remind me what I wrote on the kiln', { recalled: [told] });
    expect(text).toMatch(/^You said on 3 March 2026:/);
  });

  it('says that what is told beside a question is kept, whatever it says to the question', async () => {
    const { text } = await ask('The wagon needs a new axle. Can you help me with that?');
    expect(text).toMatch(/nothing you told me does\.\n\nWhat you told with it is kept in the session/);
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

  it('does not take words that were looked for before for an answer, in other sessions or in this one', async () => {
    const searched = ['openDomeSlowly', 'open dome slowly'];
    const before: readonly ModelMessage[] = searched.map((content) => ({ role: 'user', content }));
    for (const given of [{ before }, { recalled: searched.map((text) => recalled('user', text)) }]) {
      const answers = await Promise.all(
        ['openDomeSlowly', 'What did I say about openDomeSlowly?'].map((question) => ask(question, given)),
      );
      expect(answers.map(({ text }) => text.includes('You said'))).toEqual([false, false]);
    }
  });

  it.each([
    ['What is the safe number on my list?', '- milk\n- safe 44-19\n- bread'],
    ['Which number did I write for the safe?', '- milk\n- safe 44-19\n- bread'],
    ['What is my boiler pin?', 'boiler pin 9921'],
  ])('a note of a name and its value answers what asks for it, before the sources: %s', async (question, note) => {
    const safe = passage(1, ['Guide', 'Safe'], '## Is what I typed safe when the app ends?\n\nYes, it is safe.');
    const { text } = await ask(question, { recalled: [recalled('user', note)], passages: [safe] });
    expect(text).toContain(`You said on 3 March 2026:\n\n${note.replace(/^/gm, '> ')}`);
  });

  it.each([
    ['Which pin does the boiler need?', 'boiler pin 9921'],
    ['What size is my safe?', '- milk\n- safe blue\n- bread'],
    ['What colour is my safe?', '- cellar safe door 3\n- bread'],
    ['Is there a safe on my street?', '- milk\n- safe 44-19\n- bread'],
  ])('a note for something else, without a value or beside the user’s own is no answer: %s', async (question, note) => {
    const { text } = await ask(question, { recalled: [recalled('user', note)] });
    expect(text).not.toMatch(/^You said/);
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

  it.each([
    { told: 'as high and as near', nearness: 0.46, total: 0.43, isShown: true },
    { told: 'a little higher and nearly as near', nearness: 0.44, total: 0.46, isShown: true },
    { told: 'as high, and not as near', nearness: 0.3, total: 0.44, isShown: false },
    { told: 'as near, and not as high', nearness: 0.5, total: 0.4, isShown: false },
  ])('on a near tie shows all that tie as closest, the best first: $told', async ({ nearness, total, isShown }) => {
    const [first, other] = [
      near('I am allergic to peanuts.', 0.48, 0.44),
      near('Shellfish makes me ill.', nearness, total),
    ];
    const { text } = await ask('Which food should I avoid?', { recalled: [first, other] });
    const quotes = (isShown ? [first, other] : [first]).toSorted((a, b) => (b.why?.total ?? 0) - (a.why?.total ?? 0));
    expect([...text.matchAll(/^> (.+)$/gm)].map(([, quote]) => quote)).toEqual(quotes.map((each) => each.text));
  });

  it('of what was said in this session too the newer leads', async () => {
    const said = ['My dentist is Dr. Amsel.', 'My dentist is Dr. Brandt.'];
    const { text } = await ask('Who is my dentist?', {
      before: said.map((content) => ({ role: 'user', content })),
    });
    expect([...text.matchAll(/^> (.+)$/gm)].map(([, quote]) => quote)).toEqual(said.toReversed());
  });

  it.each([
    { question: 'Wie viel Miete zahlen wir bald?', second: 0.2, isShown: true },
    { question: 'Wie viel Miete zahlen wir bald?', second: 0.45, isShown: false },
    { question: 'Wie viel Steuern zahlen wir bald?', second: 0.2, isShown: false },
    { question: 'Wie hoch wird die GEZ?', second: 0.2, isShown: true },
  ])(
    'in German what recall puts far before all else comes closest where it has a word of it: $question',
    async (row) => {
      const told = [
        near('Die Miete und die GEZ steigen im März.', 0.7, 0.5),
        near('Der Kater wiegt 6 Kilo.', 0.7, row.second),
      ];
      const { text } = await ask(row.question, { recalled: told });
      expect(text.includes(`${wording.reader.nearMemory}\n\nYou said on 3 March 2026:\n\n> Die Miete`)).toBe(
        row.isShown,
      );
    },
  );

  it('does not deny what it shows as recalled, though it is a neighbour of what matched', async () => {
    const told = recalled('user', 'My parrot is called Bartholomew and I deploy on Thursdays.');
    const { text } = await ask('Which evening did I say that we deploy the parrot farm?', {
      recalled: [{ ...told, isMatch: false }],
    });
    expect(text).toContain('> My parrot is called Bartholomew and I deploy on Thursdays.');
  });

  it.each([
    ['a', '😀'],
    ['* OR *', 'a'],
    ['?', 'My cat is called Pixel, and she is grey.'],
  ])('%j and %j are not close, however near the model finds them', async (asked, told) => {
    const { text } = await ask(asked, { recalled: [near(told, 0.9)] });
    expect(text).not.toContain(wording.reader.nearMemory);
  });

  it('shows nothing as closest that is only the best of what does not answer', async () => {
    const { text } = await ask('What is my cat called?', { recalled: [near('The password is kestrel.', 0.32)] });
    expect(text).toContain('Nothing you told me says it in the words you asked for');
  });

  it('denies nothing of what was recalled, which may answer in other words', async () => {
    const herb = near('I cannot stand coriander.', 0.3);
    const none = { ...herb, isMatch: false };
    const answers = [herb, none].map((each) => ask('Which herb do you leave out?', { recalled: [each] }));
    const texts = (await Promise.all(answers)).map(({ text }) => text);
    expect(texts).toEqual([
      expect.stringContaining('what was recalled is listed with this answer'),
      expect.stringContaining('nothing you told me does'),
    ]);
  });

  it.each([
    ['off', 'Memory is off, so nothing you told me in other sessions was looked at.'],
    ['none', 'Recall is set to nothing here, so nothing you told me in other sessions was looked at.'],
    ['failed', 'Memory did not answer, so nothing you told me in other sessions was looked at. Ask again in a while.'],
  ] as const)('denies nothing where it did not look: recall is %s', async (reach, told) => {
    const { text } = await ask('What is my cat called?', { recall: { reach } });
    expect(text).toContain(`Nothing in your sources answers this (guide searched).\n\n${told}`);
  });

  it.each([
    ['What is my cat called?', []],
    ['What is my cat called?', [near('The password is kestrel.', 0.32)]],
    ['What did I say about my cat?', []],
    ['What did I tell you yesterday?', []],
  ])('denies nothing of what it was told while messages are still being indexed: %s', async (question, told) => {
    const { text } = await ask(question, { recalled: told, recall: { reach: 'session', isIndexing: true } });
    expect(text.split('\n\n').slice(0, 3)).toEqual([
      'Nothing in your sources answers this (guide searched).',
      wording.reader.recallSession,
      wording.reader.recallIndexing,
    ]);
  });

  it.each([
    ['without a date', UNDATED],
    ['of a time to come, since the clock went back', Date.UTC(2027, 1, 27)],
  ])('names no day for what was said %s', async (_, createdAt) => {
    const told = { ...recalled('user', 'My cat is called Pixel, and she is grey.'), createdAt };
    const { text } = await ask('What is my cat called?', {
      recalled: [told],
      recall: { now: Date.UTC(2026, 10, 29) },
    });
    expect(text).toContain('You said on a day that is not known:\n\n> My cat is called Pixel');
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
      ['What did we talk about this week?', ['Yesterday I sold the armchair.', 'The kiln is hot?', 'The alder fell.']],
      ['What did I ask this week?', ['The kiln is hot?']],
      ['What did I ask yesterday?', []],
      ['What did I tell you two days ago?', []],
      ['Was habe ich dir heute erzählt?', ['Yesterday I sold the armchair.']],
      ['Was habe ich am Samstag gesagt?', ['The alder fell.']],
      ['Was habe ich heute über den Armchair gesagt?', ['Yesterday I sold the armchair.']],
    ])('tells what was said then, newest first: %s', async (question, told) => {
      const { text } = await ask(question, { recalled: said, recall: { now }, passages: [threads] });
      expect([...text.matchAll(/^> (.+)$/gm)].map(([, quote]) => quote)).toEqual(told);
      expect(text.includes('I cannot recall that you told me anything then.')).toBe(told.length === 0);
    });

    it('quotes no source where nothing was said then', async () => {
      const week = passage(3, ['Data', 'How long are my weeks kept?'], 'Tell us: last week is kept for a month.');
      const { text } = await ask('What did I tell you last week?', {
        recall: { now },
        passages: [{ ...week, fit: 0.9 }],
      });
      expect(text).toMatch(/^I cannot recall that you told me anything then\./);
    });

    it('says that there is more than the ten newest that it quotes', async () => {
      const many = Array.from({ length: 11 }, (_, at) => on(14, `Tree ${at} fell.`));
      const answers = [many, many.slice(1)].map((some) =>
        ask('What did I tell you yesterday?', { recalled: some, recall: { now } }),
      );
      const texts = (await Promise.all(answers)).map(({ text }) => text);
      const more = 'You told me more in that time; this is the newest of it. A shorter time brings the rest.';
      expect(texts.map((text) => [[...text.matchAll(/^> /gm)].length, text.endsWith(more)])).toEqual([
        [10, true],
        [10, false],
      ]);
    });

    it.each([
      ['on the day', on(3, 'My blood pressure was 128 over 84.')],
      ['later', on(12, 'My blood pressure on 3 March was 128 over 84.')],
    ])('puts what was so then before what is newer, told %s', async (_, then) => {
      const newer = on(15, 'My blood pressure is 121 over 79.');
      const { text } = await ask('What was my blood pressure on 3 March?', {
        recalled: [newer, then],
        recall: { now },
      });
      expect([...text.matchAll(/^> (.+)$/gm)].map(([, quote]) => quote)).toEqual([then.text, newer.text]);
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
    'Is a carpenter.',
    'Carpenter.',
    'Ist eine gute Köchin.',
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

  it.each([
    'What do you know about me?',
    'Who am I?',
    'Tell me everything you know about me.',
    'Show my profile',
    'Was weißt du über mich?',
    'Erzähl mir alles, was du über mich weißt.',
    'Was hast du dir über mich gemerkt?',
    'Wer bin ich?',
  ])('gives the whole profile, as the plain text that it is: %s', async (question) => {
    const { text, offer } = await ask(question, { profile, passages: [threads] });
    expect([text, offer]).toEqual([
      'Your profile says:\n\n> **About me**\n>\n> - Name: Éva \\[1\\]\n> - \\# Lives in Bergen\n>\n' +
        '> **Preferences**\n>\n> - Short answers\n> - Threads over pools\n>\n' +
        '> **People**\n>\n> - Otto is my brother',
      undefined,
    ]);
  });

  it.each([
    ['What is my name?', '> **About me**\n>\n> - Name: Éva \\[1\\]'],
    ['Who is Otto?', '> **People**\n>\n> - Otto is my brother'],
    ['Wo wohnt Otto?', '> **People**\n>\n> - Otto is my brother'],
    ['Who is my brother?', '> **People**\n>\n> - Otto is my brother'],
    ['What is my brother’s name?', '> **People**\n>\n> - Otto is my brother'],
    ['What are my preferences?', '> **Preferences**\n>\n> - Short answers\n> - Threads over pools'],
  ])('gives the entries that answer: %s', async (question, quote) => {
    expect((await ask(question, { profile, passages: [pools] })).text).toBe(`Your profile says:\n\n${quote}`);
  });

  it.each([
    ['What is my name?', 'I am Noor, a tram driver'],
    ['Wie heiße ich?', 'I am Noor, a tram driver'],
    ['What is my job?', 'I am Noor, a tram driver'],
    ['What do I do for a living?', 'I am Noor, a tram driver'],
    ['What do I do for a living?', 'Is a beekeeper'],
    ['Do I have siblings?', 'Otto, my brother'],
    ['Habe ich Geschwister?', 'Otto, mein Bruder'],
    ['Was bin ich von Beruf?', 'Ich bin Jens, Tischler in Ulm'],
    ['When is my birthday?', 'Born on 3 May 1970'],
    ['Wo wohne ich?', 'Lives in Bergen'],
    ['Wie heißt mein Bruder?', 'Otto, brother'],
  ])('gives the entry that answers in other words: %s', async (question, entry) => {
    const { text } = await ask(question, { profile: { aboutMe: [entry, 'Likes olives'] }, passages: [pools] });
    expect(text).toBe(`Your profile says:\n\n> **About me**\n>\n> - ${entry}`);
  });

  it('gives the entry that recall found to be meant, unless the sources answer or what was told', async () => {
    const given = { profile, recall: { nearInProfile: ['# Lives in Bergen'] } };
    const answers = [
      await ask('Which town do I call home?', { ...given, passages: [pools] }),
      await ask('Is my thread started with spawn?', { ...given, passages: [threads] }),
      await ask('Which town does my gecko come from?', {
        ...given,
        recalled: [recalled('user', 'My gecko comes from the town of Hof.')],
      }),
    ];
    expect(answers.map(({ text }) => text)).toEqual([
      'Your profile says:\n\n> **About me**\n>\n> - \\# Lives in Bergen',
      expect.not.stringContaining('Your profile'),
      expect.stringMatching(/^You said [^]*gecko comes from the town of Hof\.$/),
    ]);
  });

  it('is quoted where a thing is asked about by the name that it has there, and the sources say nothing of it', async () => {
    const ofHeron = { projects: ['Project Heron ends on 3 March 2027', 'The loft is to be swept'] };
    const quotes = async (question: string, passages: Passage[] = []): Promise<boolean> =>
      (await ask(question, { profile: ofHeron, passages })).text.includes('- Project Heron ends');
    const asked = [
      'When does Heron end?',
      'Wann endet Heron?',
      'When does Merlin end?',
      'Who works on Heron at night?',
    ];
    const inSources = passage(3, ['Heron'], 'The end of Heron comes when Heron does end.');
    expect([
      ...(await Promise.all(asked.map((each) => quotes(each)))),
      await quotes('When does Heron end?', [inSources]),
    ]).toEqual([true, true, false, false, false]);
  });

  it('gives a section that is asked for by its name in another language than is shown', async () => {
    const { text } = await ask('Was sind meine Vorlieben?', { profile: { preferences: ['Short answers'] } });
    expect(text).toBe(`${wording.reader.profile}\n\n> **Preferences**\n>\n> - Short answers`);
  });

  it('shows a short profile before it denies a question in a language that no model here knows', async () => {
    const asked = 'Was mache ich beruflich?';
    const short = { aboutMe: ['I am Noor, a tram driver'] };
    const long = { aboutMe: Array.from({ length: 13 }, (_, at) => `Fact ${at}`) };
    const [shown, none, told, english] = await Promise.all([
      ask(asked, { profile: short, passages: [pools] }),
      ask(asked, { profile: long }),
      ask('Ich mache heute nichts.', { profile: short }),
      ask('What did I pay for my bike?', { profile: short }),
    ]);
    expect(shown.text).toBe(`${wording.reader.wholeProfile}\n\n> **About me**\n>\n> - I am Noor, a tram driver`);
    expect([none, told, english].filter(({ text }) => text.includes('>'))).toEqual([]);
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

  it('takes a question of a year for the same when the year is', async () => {
    const regatta = answered('Who won the regatta of 2023?', 'The crew of the Albatros.');
    const said = async (question: string) => (await ask(question, { recalled: regatta })).text.includes('Albatros');
    expect([
      await said('Who won the regatta of 2023?'),
      await said('Who won the regatta in 2022?'),
      await said('Who won the regatta last year?'),
    ]).toEqual([true, false, false]);
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
