import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { v7 } from 'uuid';
import { createClient } from '@libsql/client';
import { describe, expect, test } from 'vitest';
import type { LecternMessage, RecalledMessage } from '../../../shared/chat/message';
import { titleOf } from '../../../shared/chat/title-of';
import type { LocalKnowledge } from '../create-knowledge';
import { columnText } from '../column-text';
import { createWordEmbedder } from '../testing/word-embedder';
import { conversation, recallOf, saveOf, textMessage } from '../testing/messages';
import { openKnowledge, temporaryConfig } from '../testing/temporary-knowledge';

/** With a quotation mark, a line break and an accent, so that its written forms in a file differ. */
const SECRET = 'The "zephyrquoll" key é opens the northern vault\nand nobody else shall know of quibblewort.';
const WORDS = ['zephyrquoll', 'quibblewort', 'northern vault'];

/** The ways out of memory. */
const WAYS: readonly [
  string,
  (knowledge: LocalKnowledge, told: { messageId: string; sessionId: string }) => Promise<unknown>,
][] = [
  [
    'forgotten',
    async ({ memory }, { messageId }) => {
      await memory.hideMessage({ messageId, isHidden: true });
      return memory.eraseHidden({ messageIds: [messageId] });
    },
  ],
  ['its session deleted', ({ memory }, { sessionId }) => memory.forget({ sessionId })],
];

describe('a message that is forgotten', () => {
  test('is gone from the bytes of every file, with its copies in other messages', async () => {
    const config = await temporaryConfig();
    const knowledge = openKnowledge(config);
    const told = conversation(SECRET, 'Noted.', 'another matter', 'yes');
    const secret = first(told);
    const copy = answerWithCopies(secret);
    const telling = saveOf(v7(), told);
    await knowledge.memory.save({ ...telling, session: { ...telling.session, title: titleOf(SECRET) } });
    await knowledge.memory.save(saveOf(v7(), [textMessage('user', 'what opens it?', null), copy]));
    await fill(knowledge);
    await knowledge.memory.settled();
    expect(await tracesIn(config.dir)).not.toEqual([]);

    await knowledge.memory.hideMessage({ messageId: secret.id, isHidden: true });
    const changed = await knowledge.memory.eraseHidden({ messageIds: [secret.id] });
    await knowledge.memory.settled();
    expect([changed, await tracesIn(config.dir)]).toEqual([[secret.id, copy.id], []]);
    await knowledge.close();
    expect(await tracesIn(config.dir)).toEqual([]);
  });

  test.each(WAYS)('is gone from what full text finds its pages by (%s)', async (_way, leave) => {
    const config = await temporaryConfig();
    const filling = openKnowledge(config);
    const told = Array.from({ length: 40 }, (_, at) => textMessage('user', madeUpWords(at), null));
    const sessions = told.map((message) => saveOf(v7(), [message]));
    for (const saved of sessions) await filling.memory.save(saved);
    await filling.memory.settled();
    await filling.close();
    const start = await longestPageStart(config.indexDbPath);
    const at = told.findIndex((_, number) => madeUpWords(number).includes(start));
    const knowledge = openKnowledge(config);
    await leave(knowledge, { messageId: told[at]?.id ?? '', sessionId: sessions[at]?.session.id ?? '' });
    await knowledge.memory.settled();
    expect(await tracesIn(config.dir, [start])).toEqual([]);
    const found = await knowledge.memory.recall(recallOf(madeUpWords(at === 0 ? 1 : 0).slice(0, 60)));
    expect(found.recalled.length).toBeGreaterThan(0);
    await knowledge.close();
  });

  test.each(['user', 'assistant'] as const)('leaves its place in the thread, empty and marked (%s)', async (role) => {
    const knowledge = openKnowledge(await temporaryConfig());
    const told = conversation(SECRET, SECRET);
    const sessionId = v7();
    await knowledge.memory.save(saveOf(sessionId, told));
    const messageId = told.find((message) => message.role === role)?.id ?? '';
    await knowledge.memory.hideMessage({ messageId, isHidden: true });
    await knowledge.memory.eraseHidden({ messageIds: [messageId] });
    // A save that comes late brings nothing back.
    await knowledge.memory.save(saveOf(sessionId, told));
    const { messages } = await knowledge.memory.thread({ sessionId, headMessageId: null });
    expect(messages.find(({ id }) => id === messageId)).toEqual({
      ...told.find(({ id }) => id === messageId),
      parts: [{ type: 'text', text: '' }],
      metadata: { ...told.find(({ id }) => id === messageId)?.metadata, forgotten: true },
    });
    expect(messages).toHaveLength(2);
  });

  test('is in nothing that is exported from the moment it is hidden until that is taken back, nor are its copies', async () => {
    const knowledge = openKnowledge(await temporaryConfig());
    const told = conversation(SECRET, 'Noted.');
    const secret = first(told);
    const [telling, asking] = [
      saveOf(v7(), told),
      saveOf(v7(), [textMessage('user', 'what opens it?', null), answerWithCopies(secret)]),
    ];
    for (const saved of [telling, asking]) await knowledge.memory.save(saved);
    const exported = async (): Promise<readonly string[]> => {
      const pages: string[] = [];
      for (const { session } of [telling, asking])
        for await (const page of knowledge.memory.pages(session.id)) pages.push(JSON.stringify(page));
      return WORDS.filter((word) => pages.some((page) => page.includes(word)));
    };
    const before = await exported();
    await knowledge.memory.hideMessage({ messageId: secret.id, isHidden: true });
    const hidden = await exported();
    await knowledge.memory.hideMessage({ messageId: secret.id, isHidden: false });
    expect([before, hidden, await exported()]).toEqual([WORDS, [], WORDS]);
  });

  test('is not recalled from the moment it is hidden, nor after the index was built again, until that is taken back', async () => {
    const config = await temporaryConfig();
    const knowledge = openKnowledge(config);
    const told = conversation(SECRET, 'Noted.');
    await knowledge.memory.save(saveOf(v7(), told));
    await knowledge.memory.settled();
    const isRecalled = async (from: LocalKnowledge) =>
      (await from.memory.recall(recallOf('what opens the northern vault'))).recalled.length > 0;
    const before = await isRecalled(knowledge);
    await knowledge.memory.hideMessage({ messageId: first(told).id, isHidden: true });
    const hidden = await isRecalled(knowledge);
    for await (const _ of knowledge.memory.rebuild());
    const rebuilt = await isRecalled(knowledge);
    await knowledge.close();
    const again = openKnowledge(config);
    await again.memory.open();
    await again.memory.settled();
    const restarted = await isRecalled(again);
    await again.memory.hideMessage({ messageId: first(told).id, isHidden: false });
    await again.memory.settled();
    expect([before, hidden, rebuilt, restarted, await isRecalled(again)]).toEqual([true, false, false, false, true]);
    expect(await again.memory.hidden()).toEqual([]);
  });

  test('takes answers that quote it, and those that quote them, out of recall while it is hidden', async () => {
    const knowledge = openKnowledge(await temporaryConfig());
    const told = conversation(SECRET, 'Noted.');
    const quoting = answerRecalling(first(told), `You said: ${SECRET.split('\n')[0]}`);
    const again = answerRecalling(quoting, 'It was said “and nobody else shall know of quibblewort”.');
    const other = textMessage('user', 'About the northern vault nothing is known.', null);
    await knowledge.memory.save(saveOf(v7(), told));
    for (const answer of [quoting, again, other]) await knowledge.memory.save(saveOf(v7(), [answer]));
    await knowledge.memory.settled();
    const recalled = async () => {
      const found = await knowledge.memory.recall({ ...recallOf('quibblewort northern vault'), limit: 9 });
      return found.recalled.filter(({ isMatch }) => isMatch).map(({ messageId }) => messageId);
    };
    const all = [first(told).id, quoting.id, again.id, other.id];
    const before = await recalled();
    await knowledge.memory.hideMessage({ messageId: first(told).id, isHidden: true });
    const hidden = await recalled();
    for await (const _ of knowledge.memory.rebuild());
    const rebuilt = await recalled();
    await knowledge.memory.hideMessage({ messageId: first(told).id, isHidden: false });
    await knowledge.memory.settled();
    expect([before.toSorted(), hidden, rebuilt, (await recalled()).toSorted()]).toEqual([
      all.toSorted(),
      [other.id],
      [other.id],
      all.toSorted(),
    ]);
  });

  test('does not come with its neighbours', async () => {
    const knowledge = openKnowledge(await temporaryConfig());
    const told = conversation('the heron nests in the alder', SECRET);
    await knowledge.memory.save(saveOf(v7(), told));
    await knowledge.memory.settled();
    await knowledge.memory.hideMessage({ messageId: told[1]?.id ?? '', isHidden: true });
    const { recalled } = await knowledge.memory.recall(recallOf('where nests the heron'));
    expect(recalled.map(({ messageId }) => messageId)).toEqual([first(told).id]);
  });

  test('does not come back by a recall that had begun before', async () => {
    const words = createWordEmbedder();
    const asked = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const knowledge = openKnowledge(await temporaryConfig(), {
      embedder: async () => ({
        ...words,
        async embed(text) {
          if (text.startsWith('what')) {
            asked.resolve();
            await released.promise;
          }
          return words.embed(text);
        },
      }),
    });
    const told = conversation(SECRET, 'Noted.');
    await knowledge.memory.save(saveOf(v7(), told));
    await knowledge.memory.settled();
    const recall = knowledge.memory.recall(recallOf('what opens the northern vault'));
    await asked.promise;
    await knowledge.memory.hideMessage({ messageId: first(told).id, isHidden: true });
    released.resolve();
    expect((await recall).recalled.filter(({ messageId }) => messageId === first(told).id)).toEqual([]);
  });

  test('is erased only once it was hidden', async () => {
    const knowledge = openKnowledge(await temporaryConfig());
    const told = conversation(SECRET, 'Noted.');
    const sessionId = v7();
    await knowledge.memory.save(saveOf(sessionId, told));
    expect(await knowledge.memory.eraseHidden({ messageIds: [first(told).id, v7()] })).toEqual([]);
    expect((await knowledge.memory.thread({ sessionId, headMessageId: null })).messages).toEqual(told);
  });
});

test.each(['forgotten', 'private'])('a session that is %s leaves none of its words in the files', async (way) => {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config);
  const told = conversation(SECRET, 'Noted.');
  const sessionId = v7();
  await knowledge.memory.save(saveOf(sessionId, told));
  await knowledge.memory.save(
    saveOf(v7(), [textMessage('user', 'what?', null), answerWithCopies(first(told), sessionId)]),
  );
  await fill(knowledge);
  await knowledge.memory.settled();
  if (way === 'private') await knowledge.memory.setPrivate({ sessionId, isPrivate: true });
  await knowledge.memory.forget({ sessionId });
  await knowledge.memory.settled();
  expect(await tracesIn(config.dir)).toEqual([]);
});

test.each(['message', 'session'])('a forgotten %s leaves nothing in copies of its copies', async (what) => {
  const config = await temporaryConfig();
  const knowledge = openKnowledge(config);
  const told = conversation(SECRET, 'Noted.');
  const sessionId = v7();
  await knowledge.memory.save(saveOf(sessionId, told));
  const quoting = answerWithCopies(first(told), sessionId);
  const again = answerRecalling(quoting, 'It was said “and nobody else shall know of quibblewort”.');
  for (const answer of [quoting, again, answerRecalling(again, 'So: … nobody else shall know of quibblewort')]) {
    await knowledge.memory.save(saveOf(v7(), [textMessage('user', 'what?', null), answer]));
  }
  await knowledge.memory.settled();
  if (what === 'session') await knowledge.memory.forget({ sessionId });
  else {
    await knowledge.memory.hideMessage({ messageId: first(told).id, isHidden: true });
    await knowledge.memory.eraseHidden({ messageIds: [first(told).id] });
  }
  await knowledge.memory.settled();
  expect(await tracesIn(config.dir)).toEqual([]);
});

test('an answer does not keep what it searched for, which its prompt said', async () => {
  const knowledge = openKnowledge(await temporaryConfig());
  const prompt = textMessage('user', 'See /door, where the PIN 4711 opens', null);
  const answer: LecternMessage = {
    ...textMessage('assistant', 'Noted.', prompt),
    parts: [
      {
        type: 'tool-search_docs',
        toolCallId: 'c',
        state: 'input-available',
        input: { query: 'PIN 4711', source: 's' },
      },
    ],
  };
  const sessionId = v7();
  await knowledge.memory.save(saveOf(sessionId, [prompt, answer]));
  await knowledge.memory.hideMessage({ messageId: prompt.id, isHidden: true });
  await knowledge.memory.eraseHidden({ messageIds: [prompt.id] });
  const { messages } = await knowledge.memory.thread({ sessionId, headMessageId: null });
  expect(messages[1]?.parts).toEqual([{ ...answer.parts[0], input: { query: '…', source: 's' } }]);
});

test('what is short is taken out of answers that had it before them, and out of no others', async () => {
  const knowledge = openKnowledge(await temporaryConfig());
  const told = conversation('The PIN: 4711', 'Noted.');
  const others = conversation('The PIN: 4711', 'Is The PIN: 4711 yours?');
  const sessionId = v7();
  await knowledge.memory.save(saveOf(sessionId, told));
  await knowledge.memory.save(saveOf(v7(), others));
  const answer = answerRecalling(first(told), 'You said: The PIN: 4711. Not The PIN: 47110');
  const asking = saveOf(v7(), [answer]);
  await knowledge.memory.save(asking);
  await knowledge.memory.hideMessage({ messageId: first(told).id, isHidden: true });
  const changed = await knowledge.memory.eraseHidden({ messageIds: [first(told).id] });
  const { messages } = await knowledge.memory.thread({ sessionId: asking.session.id, headMessageId: null });
  expect([changed, messages[0]?.parts]).toEqual([
    [first(told).id, answer.id],
    [
      { type: 'data-memory', id: 'memory', data: { recalled: [] } },
      { type: 'text', text: 'You said: Forgotten. Not The PIN: 47110' },
    ],
  ]);
});

/** An answer that had another message before it. */
function answerRecalling(message: LecternMessage, text: string): LecternMessage {
  const said = message.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
  const recalled = {
    messageId: message.id,
    sessionId: v7(),
    role: 'assistant' as const,
    text: said,
    createdAt: 1,
    isMatch: true,
  };
  return {
    ...textMessage('assistant', text, null),
    parts: [
      { type: 'data-memory', id: 'memory', data: { recalled: [recalled] } },
      { type: 'text', text },
    ],
  };
}

function first(messages: readonly LecternMessage[]): LecternMessage {
  const [message] = messages;
  if (message === undefined) throw new Error('no message');
  return message;
}

/** As an answer holds what it recalled: whole, quoted line by line, and in quotation marks. */
function answerWithCopies(secret: LecternMessage, sessionId = v7()): LecternMessage {
  const recalled: RecalledMessage = {
    messageId: secret.id,
    sessionId,
    role: 'user',
    text: SECRET,
    createdAt: 1,
    isMatch: true,
  };
  const lines = SECRET.split('\n');
  const text = ['You said:', ...lines.map((line) => `> ${line}`), `So “${lines[0]}” it is.`].join('\n');
  return {
    ...textMessage('assistant', text, null),
    parts: [
      { type: 'data-memory', id: 'memory', data: { recalled: [recalled] } },
      { type: 'text', text },
    ],
  };
}

/** Other messages, before and after which pages are split and freed. */
async function fill(knowledge: LocalKnowledge): Promise<void> {
  for (let session = 0; session < 8; session += 1) {
    const texts = Array.from(
      { length: 20 },
      (_, at) => `note ${session} ${at}: ${'gears mesh by their teeth '.repeat(at)}`,
    );
    await knowledge.memory.save(saveOf(v7(), conversation(...texts)));
  }
}

/** 300 words that no other number has. */
function madeUpWords(number: number): string {
  const letters = (value: number): string =>
    [...value.toString(26).padStart(5, '0')]
      .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))
      .join('');
  return Array.from({ length: 300 }, (_, at) => `z${letters(number * 300 + at)}x`).join(' ');
}

/** The longest beginning of a word by which a page of full text is found. */
async function longestPageStart(indexDbPath: string): Promise<string> {
  const client = createClient({ url: pathToFileURL(indexDbPath).href });
  const { rows } = await client.execute(
    'SELECT CAST(substr(term, 2) AS TEXT) AS start FROM memory_text_idx ORDER BY length(term) DESC LIMIT 1',
  );
  client.close();
  return columnText(rows[0]?.start);
}

/** Files below a folder that hold one of the words, in UTF-8. */
async function tracesIn(dir: string, words: readonly string[] = WORDS): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await readFile(join(entry.parentPath, entry.name));
    for (const word of words) if (bytes.includes(word)) found.push(`${entry.name}: ${word}`);
  }
  return found;
}
