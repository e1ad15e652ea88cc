import { createClient } from '@libsql/client';
import fc from 'fast-check';
import { pathToFileURL } from 'node:url';
import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import type { LecternMessage } from '../../../shared/chat/message';
import { READER_MODEL_ID } from '../../../shared/domain/model';
import type { LocalKnowledge } from '../create-knowledge';
import { conversation, saveOf, textMessage } from '../testing/messages';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

const forget = async (knowledge: LocalKnowledge, messageId: string): Promise<readonly string[]> => {
  const { messages } = await knowledge.memory.hideMessage({ messageId, isHidden: true });
  return knowledge.memory.eraseHidden({ messageIds: messages.map((message) => message.messageId) });
};

/** Texts of a session's path. */
const textsOf = async (knowledge: LocalKnowledge, sessionId: string): Promise<readonly string[]> => {
  const { messages } = await knowledge.memory.thread({ sessionId, headMessageId: null });
  return messages.map(({ parts }) => parts.map((part) => (part.type === 'text' ? part.text : '')).join(''));
};

/** Sessions as given, of which the first prompt of the last is forgotten. Gives their texts after that. */
async function afterForgetting(...sessions: ReadonlyArray<readonly string[]>) {
  const knowledge = openKnowledge(await temporaryConfig());
  const saved = sessions.map((texts) => saveOf(v7(), conversation(...texts)));
  for (const each of saved) await knowledge.memory.save(each);
  await forget(knowledge, saved.at(-1)?.messages[0]?.id ?? '');
  return Promise.all(saved.map(({ session }) => textsOf(knowledge, session.id)));
}

const REACT = 'import { useState } from "react";\nexport default function App() {';

test.each([
  {
    stays: ['Where do you keep my data?', 'In the data folder.'],
    forgotten: 'Where do you keep my data? Also the logs?',
  },
  {
    stays: ['My aunt Rosalind said: Thank you very much. She cried.', 'A pity.'],
    forgotten: 'Where is the nearest pharmacy? Thank you very much.',
  },
  {
    stays: ['Please always answer in British English. What is a semaphore?', 'A counter.'],
    forgotten: 'Please always answer in British English. What is a mutex?',
  },
  {
    stays: [`Why?\n${REACT}\n  return null;\n}`, `\`\`\`tsx\n${REACT}\n  return null;\n}\n\`\`\``],
    forgotten: `Fix this:\n${REACT}\n}`,
  },
  {
    stays: ['How do I rename a session?', '> Press F2, type the new title and press Enter. Until you do, it stays.'],
    forgotten: 'Press F2, type the new title and press Enter. It did not work for Mr Quimby.',
  },
  { stays: ['Thank you very much.', 'My pleasure.'], forgotten: 'Thank you very much.' },
])('what was typed elsewhere, and its answers, stay: $forgotten', async ({ stays, forgotten }) => {
  expect(await afterForgetting(stays, [forgotten, 'Well.'])).toEqual([stays, ['', 'Well.']]);
});

test('short prompts take nothing out of the answers behind them', async () => {
  const knowledge = openKnowledge(await temporaryConfig());
  const answers = [
    'Do not delete it before the backup ran.',
    'Then: Do not delete it. No backup exists, and No copy either.',
  ];
  const saved = saveOf(
    v7(),
    conversation('delete it', answers[0] ?? '', 'No', answers[1] ?? '', 'Thanks.', 'Fine. No problem.'),
  );
  await knowledge.memory.save(saved);
  for (const at of [0, 2]) await forget(knowledge, saved.messages[at]?.id ?? '');
  expect(await textsOf(knowledge, saved.session.id)).toEqual([
    '',
    answers[0],
    '',
    answers[1],
    'Thanks.',
    'Fine. No problem.',
  ]);
});

test('the code of an answer to what is forgotten stays as it is', async () => {
  const code = `Here:\n\n\`\`\`tsx\n${REACT}\n  return null;\n}\n\`\`\``;
  expect(await afterForgetting([`Fix this:\n${REACT}\n}`, code])).toEqual([['', code]]);
});

test('what the user said elsewhere in just the same words is forgotten too', async () => {
  const told = 'The pawn ticket of Ferdinand Okello is number 8841.';
  expect(await afterForgetting([`${told} `, 'Noted.'], [`${told} Or 8842.`, 'So?'], [told, 'Noted.'])).toEqual([
    ['', 'Noted.'],
    [`${told} Or 8842.`, 'So?'],
    ['', 'Noted.'],
  ]);
});

test('the same words in another case, or with other marks at their ends, are the same', async () => {
  const others = ['my PIN is 8080-zulu', '  “My pin is 8080-ZULU!”  ', 'My PIN is 8080-Zulu. Or was it?'];
  const texts = await afterForgetting(...others.map((text) => [text, 'Noted.']), ['My PIN is 8080-Zulu.', 'Noted.']);
  expect(texts.map(([first]) => first)).toEqual(['', '', others[2], '']);
});

test('what is said in just the same words once it was hidden stays, and so does what its answer has of it', async () => {
  const knowledge = openKnowledge(await temporaryConfig());
  const code = 'The alarm code of the lab is 4471.';
  const [told, noted] = conversation(code, 'Noted.');
  if (told === undefined || noted === undefined) throw new Error('no messages');
  const telling = saveOf(v7(), [told, noted]);
  await knowledge.memory.save(telling);
  const { messages } = await knowledge.memory.hideMessage({ messageId: told.id, isHidden: true });
  const again = textMessage('user', code, noted);
  const answer = textMessage('assistant', `Noted: “${code}”`, again);
  await knowledge.memory.save({ ...telling, messages: [again, answer] });
  const version = textMessage('user', code, null);
  await knowledge.memory.save({ ...telling, messages: [version] });
  const elsewhere = saveOf(v7(), conversation(code, 'Noted.'));
  await knowledge.memory.save(elsewhere);
  const changed = await knowledge.memory.eraseHidden({ messageIds: messages.map(({ messageId }) => messageId) });
  const { messages: path } = await knowledge.memory.thread({
    sessionId: telling.session.id,
    headMessageId: answer.id,
  });
  expect([changed, path.slice(2), await textsOf(knowledge, elsewhere.session.id)]).toEqual([
    [told.id],
    [again, answer],
    [code, 'Noted.'],
  ]);
});

test('what an answer looked for in words of its own prompt stays', async () => {
  const knowledge = openKnowledge(await temporaryConfig());
  const told = saveOf(v7(), conversation('The combination of the blue safe is 31-07-88 and it opens left.', 'Noted.'));
  const asked = textMessage('user', 'What is the combination of the blue safe?', null);
  const [secret] = told.messages;
  const answer: LecternMessage = {
    ...textMessage('assistant', '', asked),
    parts: [
      recalling(secret?.id ?? ''),
      {
        type: 'tool-search_docs',
        toolCallId: 'c',
        state: 'input-available',
        input: { query: 'What is the combination of the blue safe?' },
      },
      {
        type: 'text',
        text: 'You said on 1 May 2026:\n\n> The combination of the blue safe is 31-07-88 and it opens left.',
      },
    ],
    metadata: { parentId: asked.id, createdAt: 1, modelId: READER_MODEL_ID },
  };
  await knowledge.memory.save(told);
  const asking = saveOf(v7(), [asked, answer]);
  await knowledge.memory.save(asking);
  await forget(knowledge, secret?.id ?? '');
  const { messages } = await knowledge.memory.thread({ sessionId: asking.session.id, headMessageId: null });
  expect(messages[1]?.parts).toEqual([
    { type: 'data-memory', id: 'memory', data: { recalled: [] } },
    answer.parts[1],
    { type: 'text', text: 'You said on 1 May 2026:\n\n> Forgotten' },
  ]);
});

test('the files that went along with it are forgotten, and what answers quote of them, also by way of one another', async () => {
  const knowledge = openKnowledge(await temporaryConfig());
  const iban = 'The IBAN of the allotment club is DE44 5001 0517 5407 3249 31.';
  const asked: LecternMessage = {
    ...textMessage('user', 'What does the sheet say?', null),
    parts: [
      { type: 'data-attachment', id: 'attachment-0', data: { name: 'sheet.txt', size: 99, text: `# Club\n${iban}\n` } },
      { type: 'text', text: 'What does the sheet say?' },
    ],
  };
  const attaching = saveOf(v7(), [asked, textMessage('assistant', `The sheet says: ${iban}`, asked)]);
  const again = textMessage('assistant', '', null);
  const said: LecternMessage = {
    ...again,
    parts: [recalling(attaching.messages[1]?.id ?? ''), { type: 'text', text: `> ${iban}` }],
  };
  const asking = saveOf(v7(), [said]);
  for (const each of [attaching, asking]) await knowledge.memory.save(each);
  await forget(knowledge, asked.id);
  expect([await textsOf(knowledge, attaching.session.id), await textsOf(knowledge, asking.session.id)]).toEqual([
    ['', 'The sheet says: Forgotten'],
    ['> Forgotten'],
  ]);
});

test('the versions of a message that say nearly the same go with it, others stay, and undo brings all back', async () => {
  const knowledge = openKnowledge(await temporaryConfig());
  const said = 'The umbrella of Cassiopeia Thorne stands in locker seven.';
  const versions = [said, `${said} Really.`, 'Which trains leave for Piraeus?'].map((each) =>
    textMessage('user', each, null),
  );
  await knowledge.memory.save(saveOf(v7(), versions));
  const [first] = versions;
  const hide = async (isHidden: boolean) =>
    (await knowledge.memory.hideMessage({ messageId: first?.id ?? '', isHidden })).messages.map(
      ({ messageId }) => messageId,
    );
  const hidden = [await hide(true), (await knowledge.memory.hidden()).length];
  const shown = [await hide(false), (await knowledge.memory.hidden()).length];
  const changed = await forget(knowledge, first?.id ?? '');
  const ids = versions.slice(0, 2).map(({ id }) => id);
  expect([hidden, shown, changed]).toEqual([[ids, 2], [ids, 0], ids]);
});

test('an answer to a prompt that mentions the session, and one behind it, lose what they quote', async () => {
  const knowledge = openKnowledge(await temporaryConfig());
  const told = saveOf(v7(), conversation('The pawn ticket of Ferdinand Okello is number 8841.', 'Noted.'));
  const name = { kind: 'session' as const, sessionId: told.session.id, name: 'Ticket' };
  const asked: LecternMessage = {
    ...textMessage('user', 'What does @Ticket say?', null),
    parts: [
      { type: 'data-mention', id: 'mention-0', data: name },
      { type: 'text', text: 'What does @Ticket say?' },
    ],
  };
  const quote = '> The pawn ticket of Ferdinand Okello is number 8841.';
  const answer = textMessage('assistant', quote, asked);
  const again = textMessage('user', 'Again?', answer);
  const asking = saveOf(v7(), [asked, answer, again, textMessage('assistant', quote, again)]);
  for (const each of [told, asking]) await knowledge.memory.save(each);
  await forget(knowledge, told.messages[0]?.id ?? '');
  expect(await textsOf(knowledge, asking.session.id)).toEqual([
    'What does @Ticket say?',
    '> Forgotten',
    'Again?',
    '> Forgotten',
  ]);
});

test('a version with another number goes with it', async () => {
  const knowledge = openKnowledge(await temporaryConfig());
  const versions = ['The code is 4411.', 'The code is 5522.'].map((each) => textMessage('user', each, null));
  await knowledge.memory.save(saveOf(v7(), versions));
  expect((await forget(knowledge, versions[1]?.id ?? '')).toSorted()).toEqual(versions.map(({ id }) => id).toSorted());
});

function recalling(messageId: string): LecternMessage['parts'][number] {
  const recalled = { messageId, sessionId: 's', role: 'user' as const, text: 'said', createdAt: 1, isMatch: true };
  return { type: 'data-memory', id: 'memory', data: { recalled: [recalled] } };
}

const SENTENCES = [
  'My boat is called Ludmila.',
  'Thank you very much.',
  'No.',
  'delete it',
  'The PIN is 4711.',
  '}',
  'import { useState } from "react";',
  'Where do you keep my data?',
  'Press F2, type the new title and press Enter.',
];
const text = fc
  .array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 4 })
  .chain((some) =>
    fc.constantFrom(some.join(' '), some.join('\n'), `> ${some.join(' ')}`, `You said: "${some.join(' ')}"`),
  );
const sessions = fc.array(fc.array(text, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 4 });

test('of any sessions, no message changes but prompts of the same words or with a quote, and answers behind them', async () => {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config);
  await knowledge.memory.open();
  const client = createClient({ url: pathToFileURL(config.mastraDbPath).href });
  const stored = async (): Promise<ReadonlyMap<unknown, unknown>> => {
    const { rows } = await client.execute('SELECT id, content FROM mastra_messages');
    return new Map(rows.map(({ id, content }) => [id, content]));
  };
  const check = fc.asyncProperty(sessions, fc.nat(), async (texts, pick) => {
    const saved = texts.map((each) => saveOf(v7(), conversation(...each)));
    for (const each of saved) await knowledge.memory.save(each);
    const prompts = saved.flatMap(({ messages }) => messages.filter(({ role }) => role === 'user'));
    const forgotten = prompts[pick % prompts.length];
    const same = prompts.filter((each) => sameText(each, forgotten)).map(({ id }) => id);
    const may = saved.flatMap(({ messages }) => {
      const isCopy = (each: LecternMessage): boolean => same.includes(each.id) || isQuote(each);
      const from = messages.findIndex(isCopy);
      return from === -1 ? [] : messages.filter((each, at) => isCopy(each) || (each.role === 'assistant' && at > from));
    });
    const before = await stored();
    await forget(knowledge, forgotten?.id ?? '');
    const after = await stored();
    const changed = [...before].filter(([id, content]) => after.get(id) !== content).map(([id]) => id);
    expect(changed.filter((id) => !may.some((each) => each.id === id))).toEqual([]);
    expect(changed).toContain(forgotten?.id);
    for (const { session } of saved) await knowledge.memory.forget({ sessionId: session.id });
  });
  await fc.assert(check, { numRuns: 25 });
  client.close();
});

function isQuote({ role, parts }: LecternMessage): boolean {
  return role === 'user' && parts.some((part) => part.type === 'text' && part.text.startsWith('>'));
}

test('a quote stays that is of what another message there says, and what was typed beside one that goes', async () => {
  const told = 'The pawn ticket of Ferdinand Okello is number 8841.';
  const kept = ['And the boat?', `As for that: ${told}`, `> ${told}\n\nIs it?`];
  expect(await afterForgetting(kept, ['Well?', 'No.', `So:\n> ${told}\n\n${told}`], [told, 'Noted.'])).toEqual([
    kept,
    ['Well?', 'No.', `So:\n> Forgotten\n\n${told}`],
    ['', 'Noted.'],
  ]);
});

function sameText(one: LecternMessage, other: LecternMessage | undefined): boolean {
  const said = (message: LecternMessage | undefined): string => JSON.stringify(message?.parts).replaceAll(/\\n| /g, '');
  return said(one) === said(other);
}

test.each([
  ['model', 'ollama/small', (said: string) => `You said:\n\n> ${said}\n\nSo: “${said}”`],
  ['Reader', READER_MODEL_ID, (said: string) => `You said on 7 May:\n\n> ${said}`],
])(
  'what is told again before the first telling is erased stays in later answers of a %s',
  async (_who, modelId, say) => {
    const told = 'The alarm code of the lab is 4471.';
    const knowledge = openKnowledge(await temporaryConfig());
    const answerTo = (prompt: LecternMessage, ...recalled: readonly LecternMessage[]): LecternMessage => {
      const answer = textMessage('assistant', say(told), prompt);
      const remembered = recalled.map(({ id, role }) => ({
        messageId: id,
        sessionId: v7(),
        role: role === 'user' ? ('user' as const) : ('assistant' as const),
        text: told,
        createdAt: 1,
        isMatch: true,
      }));
      const memory = { type: 'data-memory' as const, id: 'memory', data: { recalled: remembered } };
      return {
        ...answer,
        parts: remembered.length > 0 ? [memory, ...answer.parts] : answer.parts,
        ...(answer.metadata !== undefined && { metadata: { ...answer.metadata, modelId } }),
      };
    };
    const question = 'What is the alarm code of the lab?';
    const begun = conversation(told, 'Noted.');
    const [first] = begun;
    if (first === undefined) throw new Error('nothing was told');
    const here = v7();
    await knowledge.memory.save(saveOf(here, begun));
    const { messages } = await knowledge.memory.hideMessage({ messageId: first.id, isHidden: true });
    const again = textMessage('user', told, begun.at(-1) ?? null);
    const noted = textMessage('assistant', 'Noted.', again);
    const asked = textMessage('user', question, noted);
    await knowledge.memory.save(saveOf(here, [again, noted, asked, answerTo(asked)]));
    const elsewhere = [v7(), v7()] as const;
    const askedThere = textMessage('user', question, null);
    await knowledge.memory.save(saveOf(elsewhere[0], [askedThere, answerTo(askedThere, first, again)]));
    const askedOfFirst = textMessage('user', question, null);
    await knowledge.memory.save(saveOf(elsewhere[1], [askedOfFirst, answerTo(askedOfFirst, first)]));
    await knowledge.memory.eraseHidden({ messageIds: messages.map(({ messageId }) => messageId) });
    const left = await Promise.all([here, ...elsewhere].map((id) => textsOf(knowledge, id)));
    expect(left).toEqual([
      ['', 'Noted.', told, 'Noted.', question, say(told)],
      [question, say(told)],
      [question, say('Forgotten')],
    ]);
  },
);
